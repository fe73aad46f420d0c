// Times dist/checker.wasm in Node as a page uses it: every check is of a text
// that changed by one character. Run by ./build.sh bench.
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { app } from "./bench-text.mjs";
import { start } from "./instance.mjs";

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Times one instance with texts of that many lines. */
async function measure(lines) {
  const begun = performance.now();
  const { unguarded, memory } = await start();
  const ready = performance.now() - begun;
  const source = app(lines);
  const times = [];
  for (let i = 0; i < 30; i++) {
    const text = source.replace("page = int", `page${i} = int`);
    const request = JSON.stringify({ files: [{ path: "app.py", source: text }] });
    const before = performance.now();
    const answer = unguarded.check(request);
    times.push(performance.now() - before);
    if (answer.startsWith('{"error"')) throw new Error(answer);
  }
  return { lines, ready, first: times[0], second: times[1], settled: median(times.slice(10)), memory: memory.buffer.byteLength / 2 ** 20 };
}

if (isMainThread) {
  const wasm = await readFile(new URL("../dist/checker.wasm", import.meta.url));
  const brotli = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  console.log(`checker.wasm: ${wasm.length} bytes, gzip ${gzipSync(wasm, { level: 9 }).length}, brotli ${brotli.length}`);
  console.log("lines   ready ms   first ms   second ms   settled ms   memory MB");
  for (const lines of [100, 500, 5_000, 20_000]) {
    const worker = new Worker(new URL(import.meta.url), { workerData: lines });
    const result = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await worker.terminate();
    const cells = [result.ready, result.first, result.second, result.settled, result.memory].map((n) => n.toFixed(1).padStart(11));
    console.log(String(result.lines).padEnd(6) + cells.join(" "));
  }
} else {
  parentPort.postMessage(await measure(workerData));
}
