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
let data;

/** The site's address, without a slash at the end. */
export async function address() {
  server ??= startServer();
  return (await server).address;
}

function startServer() {
  const built = path.join(root, "dist/serve");
  const [command, ...before] = existsSync(built)
    ? [built]
    : ["go", "run", "./web/serve"];
  data = mkdtempSync(path.join(tmpdir(), "unguarded-"));
  const child = spawn(
    command,
    [
      ...before,
      ...["--addr", "127.0.0.1:0", "--data", path.join(data, "shares.db")],
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
      if (found) resolve({ address: found[0], child });
    });
  });
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
  if (server) {
    const { child } = await server;
    child.removeAllListeners("exit");
    child.kill();
    rmSync(data, { recursive: true });
  }
}
