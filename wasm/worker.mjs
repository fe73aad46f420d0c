// The checker in a Worker thread: answers messages {name, args} with {answer}.
import { parentPort, workerData } from "node:worker_threads";

import { start } from "./instance.mjs";

const { unguarded } = await start(new URL(workerData));
parentPort.on("message", ({ name, args }) => parentPort.postMessage({ answer: unguarded[name](...args) }));
