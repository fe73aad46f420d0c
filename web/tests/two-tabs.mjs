// The page in two tabs at once: each keeps its own text, and none is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, headline, paste } from "./page-object.mjs";
import { address } from "./site.mjs";
import { standIn } from "./stand-in.mjs";
import { visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const lockless = async (context) => {
  await context.addInitScript(standIn);
  await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
};
/** With Web Locks, and without, as outside https. */
const browsers = { "with locks": before, "without locks": (page) => lockless(page.context()) };

const code = (page) => page.locator("#editor .cm-content").evaluate((node) => node.cmTile.view.state.doc.toString());
const message = (page, words) => page.locator(".message", { hasText: words });
const offered = (page) => message(page, "A draft of yours is kept");
const bringBack = (page) => offered(page).getByRole("button", { name: "Bring it back" }).click();

/** Waits until the browser keeps a draft that is this text. */
const kept = (page, text) =>
  page.waitForFunction((text) => (localStorage.getItem("unguarded.drafts") ?? "").includes(JSON.stringify(text)), text);

async function write(page, text) {
  await page.bringToFront();
  await paste(page, text);
  await kept(page, text);
}

/** Another tab, at the page or at a link to a text. */
async function open(page, path = "/") {
  const other = await page.context().newPage();
  await other.addInitScript(standIn);
  await other.goto((await address()) + path);
  await answered(other);
  return other;
}

async function reload(page) {
  await page.bringToFront();
  await page.reload();
  await answered(page);
}

for (const [name, before] of Object.entries(browsers)) {
  test(`a new tab begins with the newest text, and from there each keeps its own: ${name}`, visiting({ before }, async (page) => {
    await write(page, "# one");
    const other = await open(page);
    assert.equal(await code(other), "# one");
    await message(other, "A copy of your text in another tab").waitFor();
    await write(other, "# two");
    await reload(page);
    assert.equal(await code(page), "# one");
    await message(page, "Your text of the last visit").waitFor();
    await write(page, "# one, edited");
    await reload(other);
    assert.equal(await code(other), "# two");
    await reload(page);
    assert.equal(await code(page), "# one, edited");
    for (const tab of [page, other]) assert.equal(await offered(tab).count(), 0);
  }));
}

for (const [name, before] of Object.entries(browsers)) {
  test(`the text of a closed tab is offered to the next: ${name}`, visiting({ before }, async (page) => {
    await write(page, "# one");
    const other = await open(page);
    await write(other, "# two");
    await write(page, "# one, edited");
    await other.close();
    const third = await open(page);
    assert.equal(await code(third), "# one, edited");
    await bringBack(third);
    assert.equal(await code(third), "# two");
    await reload(page);
    assert.equal(await code(page), "# one, edited");
    assert.equal(await offered(page).count(), 0);
  }));
}

test("a copy that is emptied or forgotten takes nothing from the other tab", visiting({ before }, async (page) => {
  await write(page, "# one");
  const other = await open(page);
  await other.getByRole("button", { name: "Start empty" }).click();
  await write(other, "# two");
  await other.close();
  await reload(page);
  assert.equal(await code(page), "# one");
  await message(page, "Your text of the last visit").getByRole("button", { name: "Forget it" }).click();
  await kept(page, "# two");
  const third = await open(page);
  assert.equal(await code(third), "# two");
}));

test("after the only tab is closed, the next edits its text, and no older one is offered", visiting({ before }, async (page) => {
  await write(page, "# one");
  const context = page.context();
  const blank = await context.newPage();
  await page.close();
  const next = await open(blank);
  await message(next, "Your text of the last visit").waitFor();
  await write(next, "# one, edited");
  await next.close();
  const last = await open(blank);
  assert.equal(await code(last), "# one, edited");
  await message(last, "Your text of the last visit").waitFor();
  assert.equal(await offered(last).count(), 0);
}));

for (const [name, before] of Object.entries(browsers)) {
  test(`a tab that is duplicated has its own name from then on: ${name}`, visiting({ before }, async (page) => {
    await write(page, "# one");
    const [copy] = await Promise.all([
      page.context().waitForEvent("page"),
      page.evaluate(() => {
        window.open(location.href);
      }),
    ]);
    await answered(copy);
    await message(copy, "Your text of the last visit").waitFor();
    const names = await Promise.all([page, copy].map((tab) => tab.evaluate(() => sessionStorage.getItem("unguarded.tab"))));
    assert.notEqual(names[0], names[1]);
    await write(copy, "# two");
    await copy.close();
    await reload(page);
    assert.equal(await code(page), "# one");
    await bringBack(page);
    assert.equal(await code(page), "# two");
  }));
}

test("a link in another tab leaves the texts of both", visiting({ before }, async (page) => {
  await write(page, '@app.get("/mine")  # protected\ndef mine(): pass\n');
  const { deflateRawSync } = await import("node:zlib");
  const files = [{ path: "app.py", source: '@app.get("/theirs")  # unprotected\ndef theirs(): pass\n' }];
  const fragment = deflateRawSync(JSON.stringify({ files, profile: "routes", options: {} })).toString("base64url");
  const other = await open(page, `/#v1=${fragment}`);
  await headline(other, "The one route answers anyone");
  assert.equal(await offered(other).count(), 0);
  await write(other, "# theirs, edited");
  await reload(page);
  await headline(page, "The one route refuses a stranger");
  await reload(other);
  assert.equal(await code(other), "# theirs, edited");
}));
