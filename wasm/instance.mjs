// Starts the built checker in Node.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const dist = new URL("../dist/", import.meta.url);

/** Starts an instance. Returns its `unguarded` object, and its memory. */
export async function start() {
  createRequire(import.meta.url)(fileURLToPath(new URL("wasm_exec.js", dist)));
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(await readFile(new URL("checker.wasm", dist)), go.importObject);
  go.run(instance); // returns when main waits; the promise ends with the process
  return { unguarded: globalThis.unguarded, memory: instance.exports.mem };
}
