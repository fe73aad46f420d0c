// Typing and pasting: the answer follows the text, the newest text wins.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  focusEditor,
  gutterMarks,
  headline,
  paste,
  routes,
} from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);

test("the first visit shows an example with its answer", visiting({}, async (page) => {
  await answered(page);
  const text = await page.locator("#editor .cm-content").textContent();
  assert.match(text, /from flask import Flask/);
  assert.match(await page.locator("#code-note").textContent(), /guard/);
}));

test("typing changes marks and table", visiting({ before }, async (page) => {
  await page.getByRole("button", { name: "Start empty" }).click();
  await headline(page, "Which routes answer anyone?");
  await page.keyboard.type('@app.get("/")  # protected\ndef index():\npass');
  await headline(page, "The one route refuses a stranger");
  assert.deepEqual(await gutterMarks(page), ["1 protected"]);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  for (let i = 0; i < "protected".length; i++) await page.keyboard.press("Backspace");
  await page.keyboard.type("unprotected");
  await headline(page, "The one route answers anyone");
  assert.deepEqual(await gutterMarks(page), ["1 unprotected"]);
  assert.deepEqual((await routes(page)).map((row) => row.verdict), ["answers anyone"]);
}));

test("marks stay on their lines while lines are added above", visiting({ before }, async (page) => {
  await paste(page, '# slow 0\n@app.get("/")  # unprotected\ndef index(): pass\n');
  await headline(page, "The one route answers anyone");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# slow 5000\n\n\n");
  assert.deepEqual(await gutterMarks(page), ["5 unprotected"]);
}));

test("of several texts the newest is checked next, those between are not", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, "# slow 600\n# first");
  await page.waitForFunction(() => window.checks.at(-1)?.endsWith("# first"));
  const sent = await page.evaluate(() => window.checks.length);
  for (const name of ["second", "third", "fourth"]) {
    await paste(page, `# ${name}`);
    await page.waitForTimeout(80);
  }
  await page.waitForFunction(() => window.checks.at(-1) === "# fourth");
  const texts = await page.evaluate((sent) => window.checks.slice(sent), sent);
  assert.deepEqual(texts, ["# fourth"]);
}));

test("undo brings back the text that an example replaced", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, "# my own text");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('[data-example="class-views"]').click();
  await page.waitForFunction(() => /MethodView/.test(window.checks.at(-1)));
  await focusEditor(page);
  await page.keyboard.press("Control+z");
  assert.equal(
    await page.locator("#editor .cm-content").textContent(),
    "# my own text",
  );
}));

test("an answer about a text that is gone is not shown", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, '# slow 500\n@app.get("/old")  # unprotected\ndef old(): pass\n');
  await page.waitForFunction(() => /\/old/.test(window.checks.at(-1)));
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.waitForTimeout(700);
  assert.equal(await page.locator("#headline").textContent(), "Which routes answer anyone?");
  assert.equal(await page.locator(".route").count(), 0);
}));

test("Tab indents, Escape and Tab leave the editor", visiting({ before }, async (page) => {
  await paste(page, "x");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await page.locator("#editor .cm-line").textContent(), "    x");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id === "editor"), false);
}));
