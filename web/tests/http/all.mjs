// One table of requests, and the hostile ones, against each server.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, json, requestOf } from "./ask.mjs";
import { testAssets } from "./assets.mjs";
import { testHostile } from "./hostile.mjs";
import { expect, table } from "./table.mjs";
import { targets } from "./targets.mjs";

const share = (source) => ({ method: "POST", path: "/api/share", headers: json, body: requestOf(source) });

for (const [name, target] of Object.entries(targets)) {
  describe(name, () => {
    const server = {};
    before(async () => Object.assign(server, await target.start()));
    after(() => server.stop?.());

    describe("the table", () => {
      for (const one of table) {
        test(one.name, async () => expect(await ask(server.address, one), one));
      }
    });

    describe("shares", () => {
      test("what is shared comes back, with a tag", async () => {
        const put = await ask(server.address, share("x = 'é😀'\n"));
        assert.equal(put.status, 201);
        const path = `/api/share/${put.json.id}`;
        assert.equal(put.headers.location, path);
        const got = await ask(server.address, { path });
        assert.equal(got.status, 200);
        assert.deepEqual(got.json.files, [{ path: "app.py", source: "x = 'é😀'\n" }]);
        const again = await ask(server.address, { path, headers: { "If-None-Match": got.headers.etag } });
        assert.deepEqual([again.status, again.content.length], [304, 0]);
      });

      test("the same text has the same id, on every server", async () => {
        const first = await ask(server.address, share("x = 1"));
        const again = await ask(server.address, { ...share(""), body: ` { "options": {}, ${requestOf("x = 1").slice(1)}` });
        const id = "3aak5pl2akemvrvgywlvwmdl";
        assert.deepEqual([first.json.id, again.json.id], [id, id]);
      });

      test("many texts that are shared at the same time are told apart", async () => {
        const texts = Array.from({ length: 30 }, (_, i) => `x = ${i}\n`);
        const ids = await Promise.all(texts.map(async (text) => (await ask(server.address, share(text))).json.id));
        const back = await Promise.all(ids.map((id) => ask(server.address, { path: `/api/share/${id}` })));
        assert.deepEqual(back.map(({ json }) => json.files[0].source), texts);
      });
    });

    describe("the page and its assets", () => testAssets(server, target));
    describe("hostile requests", () => testHostile(server, target));
  });

  describe(`${name}, with limits`, () => {
    const server = {};
    before(async () => Object.assign(server, await target.limited()));
    after(() => server.stop?.());

    const attempts = {
      checks: { method: "POST", path: "/api/check", headers: json, body: requestOf("") },
      shares: share("x"),
    };
    for (const [what, request] of Object.entries(attempts)) {
      test(`${what} have a limit, and it is told when it is over`, async () => {
        let answer;
        for (let i = 0; i < 10; i++) {
          answer = await ask(server.address, request);
          if (answer.status === 429) break;
          assert.ok(answer.status < 300, `got ${answer.status}`);
        }
        assert.equal(answer.status, 429);
        assert.equal(answer.headers["content-type"], "application/problem+json");
        const seconds = Number(answer.headers["retry-after"]);
        assert.ok(seconds >= 1 && seconds <= 120, `Retry-After: ${answer.headers["retry-after"]}`);
      });
    }

    test("what costs nothing has no limit", async () => {
      for (let i = 0; i < 10; i++) assert.equal((await ask(server.address, { path: "/api/features" })).status, 200);
    });
  });
}
