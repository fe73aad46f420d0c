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
 * Starts workerd. Options: host and port; limits, by the name of a binding in place
 * of those of the settings: requests a minute, the text of a module that makes the
 * binding, or null for none; program, the WebAssembly file in place of the Worker's
 * own; entry, the module in place of the Worker's own, which can import that;
 * quiet, to keep what workerd writes to itself, or onOutput, a function that gets it.
 */
export async function start(options = {}) {
  const { host = "127.0.0.1", port = 0, limits = {}, program, entry, quiet = false } = options;
  const onOutput = options.onOutput ?? (quiet ? () => {} : undefined);
  const config = await settings();
  const main = path.join(folder, config.main);
  const built = path.dirname(main);
  const ratelimits = {};
  const stubs = {};
  for (const { name, simple } of config.ratelimits) {
    const limit = limits[name] === undefined ? simple.limit : limits[name];
    if (typeof limit === "number") ratelimits[name] = { simple: { ...simple, limit } };
    if (typeof limit === "string") stubs[name] = limit;
  }
  const modules = [
    { type: "ESModule", path: main },
    { type: "ESModule", path: path.join(built, "wasm_exec.js") },
    {
      type: "CompiledWasm",
      path: path.join(built, "app.wasm"),
      contents: await readFile(program ?? path.join(built, "app.wasm")),
    },
  ];
  if (entry) {
    modules.unshift({ type: "ESModule", path: path.join(built, "entry.mjs"), contents: await readFile(entry, "utf8") });
  }
  const own = {
    name: "unguarded",
    modules,
    modulesRoot: built,
    compatibilityDate: config.compatibility_date,
    kvNamespaces: config.kv_namespaces.map(({ binding }) => binding),
    ratelimits,
    wrappedBindings: Object.fromEntries(Object.keys(stubs).map((name) => [name, `stub-${name}`])),
    assets: {
      directory: path.join(folder, config.assets.directory),
      routerConfig: { has_user_worker: true },
      assetConfig: { html_handling: config.assets.html_handling },
    },
  };
  const others = Object.entries(stubs).map(([name, script]) => ({ name: `stub-${name}`, modules: true, script }));
  const handleRuntimeStdio = (...streams) => streams.forEach((stream) => stream.on("data", (text) => onOutput(String(text))));
  const worker = new Miniflare({
    host,
    port,
    cf: false,
    ...(onOutput ? { handleRuntimeStdio } : {}),
    workers: [own, ...others],
  });
  const address = await worker.ready;
  return { address: address.origin, worker, stop: () => worker.dispose() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { addr: { type: "string", default: "127.0.0.1:8787" } } });
  const at = values.addr.lastIndexOf(":");
  const { address, stop } = await start({ host: values.addr.slice(0, at), port: Number(values.addr.slice(at + 1)) });
  console.log(`Unguarded is at ${address}/ on workerd (Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
}
