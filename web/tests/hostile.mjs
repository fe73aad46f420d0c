// Hostile text: whatever stands in the code is text on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, headline, paste, routes } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";

test("markup in a URL rule and in a reason stays text", visiting({ before }, async (page) => {
  await paste(page, `@app.get("/${markup}")  # unprotected: ${markup} and \`${markup}\`\ndef a(): pass\n`);
  await headline(page, "The one route answers anyone");
  const [row] = await routes(page);
  assert.equal(row.rule, `/${markup}`);
  assert.ok(row.reason.startsWith(`${markup} and ${markup}`));
  assert.equal(await page.locator("#answer img, #answer script").count(), 0);
}));

test("what reorders or hides text is shown as a replacement character", visiting({ before }, async (page) => {
  await paste(page, '@app.get("/a\u202Eb\u200Bc")  # unprotected: Left\u202Eright\ndef a(): pass\n');
  await headline(page, "The one route answers anyone");
  const [row] = await routes(page);
  assert.equal(row.rule, "/a\uFFFDb\uFFFDc");
  assert.ok(row.reason.startsWith("Left\uFFFDright"));
}));

test("one line of a megabyte widens nothing", visiting({ before }, async (page) => {
  const url = `/${"x".repeat(400_000)}`;
  await paste(page, `@app.get("${url}")  # unprotected: ${"y".repeat(600_000)}\ndef a(): pass\n`);
  await headline(page, "The one route answers anyone");
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wider, false);
}));

test("the real checker answers text that is no Python", visiting({}, async (page) => {
  await answered(page);
  const texts = [
    "\u0000\u0001\u0002",
    "((((".repeat(2500),
    "\ud800 = '\udfff'",
    "@app.route('/x'",
    markup,
  ];
  for (const text of texts) {
    await paste(page, text);
    await page.waitForTimeout(60);
    await answered(page);
    assert.equal(await page.locator("#notice").isVisible(), false, JSON.stringify(text.slice(0, 20)));
  }
}));
