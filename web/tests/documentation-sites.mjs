// Documentation sites with checked code, built by the real generators and
// served from another origin than the checker.

import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { address, root } from "./site.mjs";

const samples = path.join(root, "web/embed/samples");

const generators = {
  sphinx: {
    command: "sphinx-build",
    arguments: (out) => ["-q", "-b", "html", "-d", path.join(out, ".doctrees"), ".", out],
  },
  mkdocs: {
    command: "mkdocs",
    arguments: (out) => ["build", "-q", "-d", out],
  },
};

/** Whether both generators are on the PATH. */
export function generatorsInstalled() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const runs = (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return Object.values(generators).every(({ command }) =>
    folders.some((folder) => runs(path.join(folder, command))),
  );
}

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

const opened = [];

/** Builds one of the samples and serves it; the address has no slash at its end. */
export async function documentation(generator) {
  const { command, arguments: args } = generators[generator];
  const out = mkdtempSync(path.join(tmpdir(), `unguarded-${generator}-`));
  execFileSync(command, args(out), {
    cwd: path.join(samples, generator),
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: "1",
      UNGUARDED_SCRIPT: `${await address()}/embed.js`,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    readFile(path.join(out, path.normalize(name))).then(
      (content) => {
        response.setHeader("Content-Type", types[path.extname(name)] ?? "application/octet-stream");
        response.end(content);
      },
      () => {
        // A browser asks for an icon that no page names.
        response.statusCode = pathname === "/favicon.ico" ? 204 : 404;
        response.end();
      },
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push({ server, out });
  return `http://127.0.0.1:${server.address().port}`;
}

/** Ends the servers and removes what was built. */
export function closeSites() {
  for (const { server, out } of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
    rmSync(out, { recursive: true });
  }
}
