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

      const kept = { skip: !target.onWorkerd && "the local store has tests of its own" };
      test("Workers KV forgets a share after 90 days", kept, async () => {
        const { json } = await ask(server.address, share("x = 'for 90 days'"));
        const namespace = await server.worker.getKVNamespace("SHARES");
        const { keys } = await namespace.list({ prefix: json.id });
        const days = (keys[0].expiration - Date.now() / 1000) / (24 * 60 * 60);
        assert.ok(days > 89.9 && days <= 90, `it is kept for ${days} days`);
      });

      test("what was damaged in Workers KV is not served", kept, async () => {
        const { json } = await ask(server.address, share("x = 'damaged'"));
        const namespace = await server.worker.getKVNamespace("SHARES");
        for (const damaged of ["no base64!", "aGVsbG8=", ""]) {
          await namespace.put(json.id, damaged);
          const { status } = await ask(server.address, { path: `/api/share/${json.id}` });
          assert.equal(status, 503, JSON.stringify(damaged));
        }
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
        const from = (client) => ({ ...request, headers: { ...json, [target.clientHeader]: client } });
        for (let i = 0; i < 10; i++) {
          answer = await ask(server.address, from("192.0.2.1"));
          if (answer.status === 429) break;
          assert.ok(answer.status < 300, `got ${answer.status}`);
        }
        assert.equal(answer.status, 429);
        assert.equal(answer.headers["content-type"], "application/problem+json");
        const seconds = Number(answer.headers["retry-after"]);
        assert.ok(seconds >= 1 && seconds <= 120, `Retry-After: ${answer.headers["retry-after"]}`);
        const other = await ask(server.address, from("192.0.2.2"));
        assert.ok(other.status < 300, `another client: got ${other.status}`);
      });
    }

    test("what costs nothing has no limit", async () => {
      for (let i = 0; i < 10; i++) assert.equal((await ask(server.address, { path: "/api/features" })).status, 200);
    });
  });
}
