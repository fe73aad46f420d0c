// The page's checker beside Ruff, tree-sitter and CPython in Pyodide, in turn in
// the same Chromium: size, start, and the time of a check after each edit. Run by
// ./build.sh bench.

import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { closeAll, root, theBrowser } from "../tests/site.mjs";
import { app } from "../../wasm/bench-text.mjs";

const rounds = Number(process.argv[2] ?? 5);
const here = import.meta.dirname;
const site = path.join(root, "dist/site");
const built = (pattern) => readdirSync(site).find((name) => pattern.test(name));
const packages = (name) => path.join(here, "node_modules", name);

const contenders = [
  {
    name: "unguarded",
    workerURL: `/site/${built(/^worker-.*\.js$/)}`,
    checkerURL: `/site/${built(/^checker-.*\.wasm$/)}`,
    files: [path.join(site, built(/^checker-.*\.wasm$/)), path.join(site, built(/^worker-.*\.js$/))],
  },
  {
    name: "ruff",
    peer: "/peers/ruff.mjs",
    files: ["ruff_wasm_bg.wasm", "ruff_wasm.js"].map((name) => packages(`@astral-sh/ruff-wasm-web/${name}`)),
  },
  {
    name: "tree-sitter",
    peer: "/peers/tree-sitter.mjs",
    files: ["web-tree-sitter/web-tree-sitter.wasm", "web-tree-sitter/web-tree-sitter.js", "tree-sitter-python/tree-sitter-python.wasm"].map(packages),
  },
  {
    name: "pyodide",
    peer: "/peers/pyodide.mjs",
    files: ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.zip", "pyodide-lock.json"].map((name) => packages(`pyodide/${name}`)),
  },
];

const types = { ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** A module of the page's, without its types. */
const pageModule = (name) =>
  execFileSync("go", ["run", "github.com/evanw/esbuild/cmd/esbuild", `web/page/${name}`, "--format=esm"], { cwd: root });

/** Serves the site, the peers and their packages, uncompressed and uncached. */
function serve() {
  const server = createServer(({ url }, response) => {
    if (url === "/") {
      response.setHeader("Content-Type", "text/html");
      response.end('<!doctype html><script type="module" src="/peers/page.mjs"></script>');
      return;
    }
    if (url === "/page/report-change.ts") {
      response.setHeader("Content-Type", "text/javascript");
      response.end(reportChange);
      return;
    }
    const file = url
      .replace(/^\/site\//, `${site}/`)
      .replace(/^\/peers\/node_modules\//, `${packages("")}/`)
      .replace(/^\/peers\//, `${here}/peers/`);
    try {
      const content = readFileSync(file);
      response.setHeader("Content-Type", types[path.extname(file)] ?? "application/octet-stream");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** One visit with a fresh profile: nothing compiled is kept from another. */
async function visit(origin, contender, texts) {
  const browser = await theBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => "measure" in globalThis);
  const { files: _, ...given } = contender;
  const times = await page.evaluate(([contender, texts]) => globalThis.measure(contender, texts), [given, texts]);
  await context.close();
  return times;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function brotli(file) {
  const beside = `${file}.br`;
  if (file.startsWith(site)) return statSync(beside).size;
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
}

const columns = { ready: "ready ms", first: "first 500", short: "settled 500", long: "settled 5,000" };

/** What to reach, as the share of a peer's figure. */
const goals = [
  { what: "worker start to ready", column: "ready", peer: "ruff", most: 0.9 },
  { what: "first check of 500 lines", column: "first", peer: "ruff", most: 0.15 },
  { what: "settled check of 500 lines", column: "short", peer: "ruff", most: 1 },
  { what: "settled check of 5,000 lines", column: "long", peer: "ruff", most: 0.5 },
  { what: "settled check of 5,000 lines", column: "long", peer: "tree-sitter", most: 0.5 },
];

const reportChange = pageModule("report-change.ts");
const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const texts = { short: app(500), long: app(5_000) };
const all = new Map(contenders.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const contender of contenders) {
    all.get(contender.name).push(await visit(origin, contender, texts));
  }
}
await closeAll();
server.close();

console.log(`Chromium, medians of ${rounds} visits each, in turn; milliseconds, lines in the heading`);
console.log("".padEnd(14) + ["brotli bytes", ...Object.values(columns)].map((name) => name.padStart(14)).join(""));
for (const { name, files } of contenders) {
  const size = files.reduce((sum, file) => sum + brotli(file), 0);
  const cells = Object.keys(columns).map((column) => median(all.get(name).map((times) => times[column])).toFixed(1));
  console.log(name.padEnd(14) + [size.toLocaleString("en"), ...cells].map((cell) => cell.padStart(14)).join(""));
}
const page = readdirSync(site).filter((name) => /^(index|page|worker|checker|icon)\b.*\.br$/.test(name));
const together = page.reduce((sum, name) => sum + statSync(path.join(site, name)).size, 0);
console.log(`everything that the page loads before it can check: ${together.toLocaleString("en")} bytes of brotli, goal 1,350,000`);
for (const { what, column, peer, most } of goals) {
  const ratios = all.get("unguarded").map((times, round) => times[column] / all.get(peer)[round][column]);
  console.log(`${what}: ${median(ratios).toFixed(2)} of ${peer}'s, goal ${most}`);
}
