// The page on a phone, and where even a phone's size is not left: what stays in
// sight is small, and what has no room is one press away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, more, paste } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const route = (name, verdict) => `@app.get("/${name}")  # ${verdict}\ndef ${name}():\n    pass\n`;
const text = `${["a", "b", "c", "d", "e", "f"].map((name) => route(name, "unprotected")).join("\n")}\n${route("g", "protected")}`;
const small = { width: 360, height: 740 };

const height = (page, selector) => page.locator(selector).evaluate((node) => node.getBoundingClientRect().height);
const focused = (page) => page.evaluate(() => document.activeElement.id);
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const [name, viewport] of Object.entries({ phone, small })) {
  test(`the bar and the line at the bottom take one row each: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, text);
    await headline(page, "6 of 7 routes answer anyone");
    assert.ok((await height(page, ".bar")) <= 48);
    assert.ok((await height(page, ".status")) <= 32);
    assert.ok((await height(page, "#editor")) > 0.65 * viewport.height);
    assert.equal(await sideways(page), 0);
  }));

  test(`the routes scroll as a whole, with the classic check at their end: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, text);
    await headline(page, "6 of 7 routes answer anyone");
    await page.getByRole("tab", { name: /Routes/ }).click();
    const end = () => page.locator("#classic").evaluate((node) => node.getBoundingClientRect().bottom);
    assert.ok((await end()) > viewport.height);
    await page.locator("#classic").scrollIntoViewIfNeeded();
    assert.ok((await end()) <= viewport.height);
    assert.equal(await page.locator("#headline").isVisible(), true);
  }));
}

test("what has no room in the bar is behind one button, by touch and by keys", visiting({ before, viewport: phone }, async (page) => {
  await paste(page, text);
  await headline(page, "6 of 7 routes answer anyone");
  const settings = page.getByRole("button", { name: "Settings" });
  assert.equal(await settings.isVisible(), false);
  await more(page);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "share");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^JSON/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "export-button");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "more-button");
  assert.equal(await settings.isVisible(), false);
  await more(page);
  await settings.click();
  assert.equal(await page.getByRole("dialog", { name: "Settings" }).isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "more-button");
  await more(page);
  await page.getByRole("radio", { name: "Classic" }).check();
  await headline(page, /classic check/);
  assert.equal(await settings.isVisible(), false);
}));

for (const viewport of [{ width: 195, height: 422 }, { width: 844, height: 390 }]) {
  const { width } = viewport;
  test(`where panes have no room the page scrolls as a document: ${width} pixels wide`, visiting({ before, viewport }, async (page) => {
    await paste(page, text);
    await headline(page, "6 of 7 routes answer anyone");
    const scrolls = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok((await scrolls()) > 0);
    assert.equal(await sideways(page), 0);
    await page.getByRole("tab", { name: /Routes/ }).click();
    assert.ok((await scrolls()) > 0);
    assert.equal(await sideways(page), 0);
    const overlap = await page.evaluate(() =>
      document.getElementById("answer").getBoundingClientRect().bottom - document.querySelector(".status").getBoundingClientRect().top);
    assert.ok(overlap <= 0, `${overlap} pixels of the routes are below the line at the bottom`);
    await page.getByRole("button", { name: "/f", exact: true }).click();
    const line = page.locator("#editor .cm-activeLine").first();
    const box = await line.boundingBox();
    assert.ok(box.y >= 0 && box.y < viewport.height, `the line of /f is at ${box.y}`);
  }));
}
