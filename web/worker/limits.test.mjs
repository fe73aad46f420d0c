// A rate limit that is out of order: nobody is refused for that, and the log says it.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ask, json, requestOf } from "../tests/http/ask.mjs";
import { start } from "./local.mjs";

/** A module that makes a binding whose limit is this function. */
const binding = (limit) => `export default () => ({ limit: ${limit} })`;

const outOfOrder = {
  "throws": [binding("() => { throw new Error('down'); }"), "the rate limit does not answer: rate limit: JavaScript error: down"],
  "rejects": [binding("() => Promise.reject(new Error('down'))"), "the rate limit does not answer: Error: down"],
  "rejects with nothing": [binding("() => Promise.reject()"), "the rate limit does not answer: undefined"],
  "answers nothing": [binding("() => Promise.resolve()"), "the rate limit does not answer: expected an object with a success, found <undefined>"],
  "answers something else": [binding("() => Promise.resolve({ ok: true })"), "the rate limit does not answer: expected an object with a success, found <object>"],
  "is another binding": ["export default () => ({})", "there is no rate limit CHECKS: expected one in wrangler.jsonc; nobody is limited"],
  "is missing": [null, "there is no rate limit CHECKS: expected one in wrangler.jsonc; nobody is limited"],
};

let server;
afterEach(() => server?.stop());

for (const [what, [limit, logged]] of Object.entries(outOfOrder)) {
  test(`a limit that ${what} refuses nobody`, async () => {
    let log = "";
    server = await start({ limits: { CHECKS: limit }, onOutput: (text) => (log += text) });
    for (let i = 0; i < 3; i++) {
      const { status, content } = await ask(server.address, { method: "POST", path: "/api/check", headers: json, body: requestOf("x = 1\n") });
      assert.equal(status, 200, content.toString());
    }
    for (let i = 0; !log.includes(logged); i++) {
      assert.ok(i < 200, `the log does not say it: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
}

test("a limit that says no refuses", async () => {
  server = await start({ limits: { CHECKS: binding("() => Promise.resolve({ success: false })") }, quiet: true });
  const { status, headers } = await ask(server.address, { method: "POST", path: "/api/check", headers: json, body: requestOf("") });
  assert.deepEqual([status, headers["retry-after"]], [429, "60"]);
  assert.equal((await ask(server.address, { path: "/healthz" })).status, 200);
});
