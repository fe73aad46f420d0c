// An entry for tests and benchmarks: the Worker, and at /watched what its Go
// programs hold, the one that answers last:
//
//	[{"values": places for JavaScript values, "memory": bytes}]
//
// /hoard makes the last one hold 20,000 values more.

import "./wasm_exec.js";

const programs = [];
globalThis.Go = class extends Go {
  constructor() {
    super();
    programs.push(this);
  }
};

// Only now, for the Worker must find the Go that is watched.
const { default: worker } = await import("./worker.mjs");

const held = (go) => ({ values: go._values.length, memory: go._inst.exports.mem.buffer.byteLength });

export default {
  fetch(request, env, context) {
    const path = new URL(request.url).pathname;
    if (path === "/hoard") programs.at(-1)._values.length += 20_000;
    if (path === "/watched" || path === "/hoard") return Response.json(programs.map(held));
    return worker.fetch(request, env, context);
  },
};
