// The servers that the table is held against: the local server, and workerd.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { start as startWorker } from "../../worker/local.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** Starts dist/serve with these further arguments. */
export async function startLocal(...args) {
  const data = mkdtempSync(path.join(tmpdir(), "unguarded-"));
  const child = spawn(
    path.join(root, "dist/serve"),
    ["--addr", "127.0.0.1:0", "--data", path.join(data, "shares.db"), "--log-level", "WARN", ...args],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => reject(new Error(`the server ended with status ${status}`)));
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = output.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
  });
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(data, { recursive: true });
  };
  return { address, pid: child.pid, stop };
}

const endless = 1_000_000;

/** The servers by name: as good as without limits, and with limits of a few requests. */
export const targets = {
  "the local server": {
    start: () => startLocal("--checks-per-second", "0", "--shares-per-minute", "0"),
    limited: () => startLocal("--checks-per-second", "0.01", "--shares-per-minute", "1", "--client-header", "X-Forwarded-For"),
    clientHeader: "X-Forwarded-For",
  },
  "the Worker on workerd": {
    onWorkerd: true,
    start: () => startWorker({ quiet: true, limits: { CHECKS: endless, SHARING: endless } }),
    limited: () => startWorker({ quiet: true, limits: { CHECKS: 1, SHARING: 3 } }),
    clientHeader: "CF-Connecting-IP",
  },
};
