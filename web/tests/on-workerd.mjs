// The page's main path with the Worker as its server: it checks, shares, and
// works from its own files. Run with UNGUARDED_SERVER=worker.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { answered, headline, paste, routes } from "./page-object.mjs";
import { address, closeAll } from "./site.mjs";
import { visiting } from "./visit.mjs";

const open = [
  "from flask import Flask",
  "app = Flask(__name__)",
  '@app.get("/users")',
  "def users():",
  "    return []",
  "",
].join("\n");

after(closeAll);

test("the page checks what is pasted", visiting({}, async (page) => {
  await answered(page);
  await paste(page, open);
  await headline(page, "The one route answers anyone");
  const [row] = await routes(page);
  assert.deepEqual([row.methods, row.rule, row.verdict], ["GET", "/users", "answers anyone"]);
}));

test("an example opens, with its verdicts", visiting({}, async (page) => {
  await answered(page);
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('[data-example="bookshop"]').click();
  await answered(page);
  assert.equal((await routes(page)).length, 10);
}));

test("a short link opens what was shared", async () => {
  const shared = await fetch(`${await address()}/api/share`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ files: [{ path: "app.py", source: open }] }),
  });
  assert.equal(shared.status, 201);
  const { id } = await shared.json();
  await visiting({ path: `/s/${id}` }, async (page) => {
    await headline(page, "The one route answers anyone");
    const [row] = await routes(page);
    assert.equal(row.rule, "/users");
  })();
});
