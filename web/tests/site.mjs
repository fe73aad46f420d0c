// The site under test: the real server on a free loopback port, and Chromium.
// Both are started once and shared by all test files.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { chromium } from "playwright-core";

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);

let server;
let browser;

/** Whether the Worker on workerd serves the site, in place of the local server. */
const onWorkerd = process.env.UNGUARDED_SERVER === "worker";

/** The site's address, without a slash at the end. */
export async function address() {
  server ??= onWorkerd ? serveOnWorkerd() : serve();
  return (await server).address;
}

async function serveOnWorkerd() {
  const { start } = await import("../worker/local.mjs");
  const { address, stop } = await start({ quiet: true });
  return { address, end: stop };
}

/** A server of its own; the address has the form HOST:PORT, 0 is a free port. */
export function serve(site = "dist/site", listen = "127.0.0.1:0") {
  const built = path.join(root, "dist/serve");
  const [command, ...before] = existsSync(built)
    ? [built]
    : ["go", "run", "./web/serve"];
  const data = mkdtempSync(path.join(tmpdir(), "unguarded-"));
  const child = spawn(
    command,
    [
      ...before,
      ...["--site", site, "--addr", listen, "--data", path.join(data, "shares.db")],
      ...["--log-level", "WARN"],
      ...["--checks-per-second", "0", "--shares-per-minute", "0"],
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) =>
      reject(new Error(`the server ended with status ${status}`)),
    );
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = output.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve({ address: found[0], end: () => end(child, data) });
    });
  });
}

async function end(child, data) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
  rmSync(data, { recursive: true });
}

async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `${executablePath} is missing: install chromium, or name it in CHROMIUM`,
    );
  }
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: asRoot ? ["--no-sandbox"] : [],
  });
}

/** Chromium, started at the first call. */
export async function theBrowser() {
  browser ??= startBrowser();
  return browser;
}

/** Ends what was started. */
export async function closeAll() {
  if (browser) await (await browser).close();
  if (server) await (await server).end();
}
