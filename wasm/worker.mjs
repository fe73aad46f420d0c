// The checker in a Worker thread: answers messages {name, args} with {answer}.
import { parentPort } from "node:worker_threads";

import { start } from "./instance.mjs";

const { unguarded } = await start();
parentPort.on("message", ({ name, args }) => parentPort.postMessage({ answer: unguarded[name](...args) }));
