// Runs in the browser's page: starts one checker in a worker, as a page does, and
// times it. All times are milliseconds, from the request to the answer's arrival.

/** Starts a peer. Returns ask(text), which resolves to the answer. */
async function startPeer(url) {
  const worker = new Worker(url, { type: "module" });
  await message(worker);
  return (text) => {
    worker.postMessage(text);
    return message(worker);
  };
}

/** Starts the page's own checker in the page's own worker, as checker.ts does. */
async function startUnguarded({ workerURL, checkerURL }) {
  const { changed } = await import("/page/report-change.ts");
  const worker = new Worker(workerURL);
  const module = await WebAssembly.compileStreaming(fetch(checkerURL));
  worker.postMessage({ type: "start", module });
  await message(worker);
  let held = { id: 0, report: null };
  return async (source) => {
    const request = { files: [{ path: "app.py", source }], profile: "routes", options: {} };
    const id = held.id + 1;
    worker.postMessage({ type: "check", id, request, held: held.id });
    const answer = await message(worker);
    if (answer.type !== "report") throw new Error(answer.message);
    const said = JSON.parse(answer.report);
    held = { id, report: answer.changes ? changed(held.report, said) : said };
  };
}

function message(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 80));
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Checks texts that differ by one character each; the last half is settled. */
async function timed(ask, source, times) {
  const taken = [];
  for (let i = 0; i < times; i++) {
    await pause();
    const text = source.replace("page = int", `page${"x".repeat(i % 2)} = int`);
    const begun = performance.now();
    await ask(text);
    taken.push(performance.now() - begun);
  }
  return { first: taken[0], settled: median(taken.slice(times >> 1)) };
}

globalThis.measure = async (contender, texts) => {
  const begun = performance.now();
  const ask = contender.peer ? await startPeer(contender.peer) : await startUnguarded(contender);
  const ready = performance.now() - begun;
  const short = await timed(ask, texts.short, 24);
  const long = await timed(ask, texts.long, 12);
  return { ready, first: short.first, short: short.settled, long: long.settled };
};
