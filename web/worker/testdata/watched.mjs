// An entry for tests and benchmarks: the Worker, and at /watched what its Go
// programs hold, the one that answers last:
//
//	[{"values": places for JavaScript values, "memory": bytes}]

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
    if (new URL(request.url).pathname === "/watched") return Response.json(programs.map(held));
    return worker.fetch(request, env, context);
  },
};
