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

test("many checks leave nothing behind in Go, and a share no more than its functions", async () => {
  const some = 200;
  const numbers = Array.from({ length: 3 * some }, (_, i) => i);
  const both = (from, to) => numbers.slice(from, to).flatMap((number) => [check(number), share(number)]);
  await send(both(0, some));
  const [first] = await held();
  await send(numbers.slice(some, 2 * some).map(check));
  const [checked] = await held();
  await send(both(2 * some, 3 * some));
  const [shared, ...more] = await held();
  assert.deepEqual(more, [], "one program answers all");
  const afterChecks = checked.values - first.values;
  assert.ok(afterChecks < some / 2, `${afterChecks} more values of JavaScript for ${some} more checks`);
  const afterShares = shared.values - checked.values;
  assert.ok(afterShares <= 4 * some, `${afterShares} more values of JavaScript for ${some} more shares`);
  assert.ok(shared.memory <= 48 << 20, `the memory is ${shared.memory} bytes`);
});

test("a program that holds too much of JavaScript gives way", async () => {
  await ask(server.address, { path: "/hoard" });
  await send([check(-1), share(-2)]);
  const [old, young, ...more] = await held();
  assert.deepEqual(more, []);
  assert.ok(old.values > 20_000 && young.values < 5_000, `${old.values} and ${young.values}`);
});
