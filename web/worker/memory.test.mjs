// What the Worker's Go program holds while it answers: WebAssembly's memory, which
// never shrinks, and the JavaScript values that Go refers to.

import assert from "node:assert/strict";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { ask, json, requestOf } from "../tests/http/ask.mjs";
import { start } from "./local.mjs";

const endless = 1_000_000;
let server;

before(async () => {
  const entry = path.join(import.meta.dirname, "testdata/watched.mjs");
  server = await start({ entry, quiet: true, limits: { CHECKS: endless, SHARING: endless } });
});

after(() => server?.stop());

const held = async () => (await ask(server.address, { path: "/watched" })).json;

/** An application of a hundred lines that no other number has. */
const application = (number) =>
  `from flask import Flask\napp = Flask(__name__)\n${Array.from({ length: 20 }, (_, i) => `\n@app.get("/${number}/${i}")\ndef view_${i}():\n    return []\n`).join("\n")}`;

const check = (number) => ({ method: "POST", path: "/api/check", headers: json, body: requestOf(application(number)) });
const share = (number) => ({ method: "POST", path: "/api/share", headers: json, body: requestOf(`x = ${number}\n`) });

/** Sends requests that differ, over eight connections. */
async function send(requests) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const statuses = await Promise.all(requests.map(async (request) => (await ask(server.address, { ...request, agent })).status));
  agent.destroy();
  assert.deepEqual(statuses.filter((status) => status >= 300), []);
}

test("many requests leave nothing behind in Go", async () => {
  const some = 200;
  const numbers = Array.from({ length: 2 * some }, (_, i) => i);
  const round = (from, to) => send(numbers.slice(from, to).flatMap((number) => [check(number), share(number)]));
  await round(0, some);
  const [first] = await held();
  await round(some, 2 * some);
  const [last, ...more] = await held();
  assert.deepEqual(more, [], "one program answers all");
  const values = last.values - first.values;
  assert.ok(values < some / 2, `${values} more values of JavaScript for ${2 * some} more requests`);
  assert.ok(last.memory <= 48 << 20, `the memory is ${last.memory} bytes`);
});
