// The Worker on this machine: workerd, the program that Cloudflare runs, with the
// settings of wrangler.jsonc. Shares are kept in memory.
//
//	node web/worker/local.mjs [--addr HOST:PORT]

import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Miniflare } from "miniflare";

const folder = path.dirname(fileURLToPath(import.meta.url));

/** The settings; comments stand on lines of their own. */
async function settings() {
  const text = await readFile(path.join(folder, "wrangler.jsonc"), "utf8");
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));
}

/**
 * Starts workerd. Options: host and port; limits, requests a minute by the name
 * of a binding in place of those of the settings; program, the WebAssembly file in
 * place of the Worker's own; quiet, to keep what workerd writes to itself.
 */
export async function start(options = {}) {
  const { host = "127.0.0.1", port = 0, limits = {}, program, quiet = false } = options;
  const config = await settings();
  const main = path.join(folder, config.main);
  const built = path.dirname(main);
  const ratelimits = Object.fromEntries(
    config.ratelimits.map(({ name, simple }) => [
      name,
      { simple: { ...simple, limit: limits[name] ?? simple.limit } },
    ]),
  );
  const modules = [
    { type: "ESModule", path: main },
    { type: "ESModule", path: path.join(built, "wasm_exec.js") },
    {
      type: "CompiledWasm",
      path: path.join(built, "app.wasm"),
      contents: await readFile(program ?? path.join(built, "app.wasm")),
    },
  ];
  const worker = new Miniflare({
    host,
    port,
    cf: false,
    modules,
    modulesRoot: built,
    compatibilityDate: config.compatibility_date,
    kvNamespaces: config.kv_namespaces.map(({ binding }) => binding),
    ratelimits,
    ...(quiet ? { handleRuntimeStdio: silence } : {}),
    assets: {
      directory: path.join(folder, config.assets.directory),
      routerConfig: { has_user_worker: true },
      assetConfig: { html_handling: config.assets.html_handling },
    },
  });
  const address = await worker.ready;
  return { address: address.origin, worker, stop: () => worker.dispose() };
}

/** Reads what workerd writes, for otherwise it would wait. */
function silence(...outputs) {
  for (const output of outputs) output.resume();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { addr: { type: "string", default: "127.0.0.1:8787" } } });
  const at = values.addr.lastIndexOf(":");
  const { address, stop } = await start({ host: values.addr.slice(0, at), port: Number(values.addr.slice(at + 1)) });
  console.log(`Unguarded is at ${address}/ on workerd (Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
}
