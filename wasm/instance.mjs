// Starts the built checker in Node: in the main thread for the tests, and as the
// body of a Worker thread, where it answers messages {name, args} with {answer}.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isMainThread, parentPort } from "node:worker_threads";

const dist = new URL("../dist/", import.meta.url);

/** Starts one instance and returns its `unguarded` object. */
export async function start() {
  createRequire(import.meta.url)(new URL("wasm_exec.js", dist).pathname);
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(await readFile(new URL("checker.wasm", dist)), go.importObject);
  go.run(instance); // returns when main waits; the promise ends with the process
  return globalThis.unguarded;
}

if (!isMainThread && parentPort) {
  const unguarded = await start();
  parentPort.on("message", ({ name, args }) => parentPort.postMessage({ answer: unguarded[name](...args) }));
}
