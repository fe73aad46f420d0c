// Starts the built checker in Node.
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const dist = new URL("../dist/", import.meta.url);

/** The built checkers: as Go's linker wrote it, and where it is there as the page loads it. */
export const built = [new URL("checker.wasm", dist), ...ofThePage()];

function ofThePage() {
  const site = new URL("site/", dist);
  try {
    return readdirSync(site).filter((name) => /^checker-.*\.wasm$/.test(name)).map((name) => new URL(name, site));
  } catch {
    return [];
  }
}

/** Starts an instance. Returns its `unguarded` object, and its memory. */
export async function start(checker = built[0]) {
  createRequire(import.meta.url)(fileURLToPath(new URL("wasm_exec.js", dist)));
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(await readFile(checker), go.importObject);
  go.run(instance); // returns when main waits; the promise ends with the process
  return { unguarded: globalThis.unguarded, memory: instance.exports.mem };
}
