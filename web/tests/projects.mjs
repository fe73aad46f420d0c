// Several files: tabs, jumps between them, renaming, adding, taking away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, gutterMarks, headline, insert, paste, routes, selectedText } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const route = (name, verdict) => `@app.get("/${name}")  # ${verdict}\ndef ${name}():\n    pass\n`;

const tab = (page, name) => page.locator(`#files [data-path="${name}"]`);
const tabs = (page) => page.locator("#files .file-name").evaluateAll((all) => all.map((one) => one.dataset.path));
const focusOn = (page, name) => page.waitForFunction((name) => document.activeElement.dataset.path === name, name);
const code = (page) => page.locator("#editor .cm-content").textContent();

/** Adds a file with this name and text. */
async function add(page, name, text) {
  await page.getByRole("button", { name: "Add a file" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await tab(page, name).waitFor();
  await page.locator("#editor .cm-content").focus();
  await insert(page, text);
}

async function twoFiles(page) {
  await paste(page, route("a", "protected"));
  await add(page, "views/auth.py", `\n\n${route("b", "unprotected")}`);
  await headline(page, "1 of 2 routes answers anyone");
}

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`two files are checked together, a jump shows the other one: ${name}`, visiting({ before, viewport }, async (page) => {
    await twoFiles(page);
    assert.deepEqual(await tabs(page), ["app.py", "views/auth.py"]);
    assert.equal(await tab(page, "views/auth.py").getAttribute("aria-current"), "true");
    assert.deepEqual(await gutterMarks(page), ["3 unprotected"]);
    assert.match(await tab(page, "views/auth.py").textContent(), /1 open route$/);
    if (viewport === phone) await page.getByRole("tab", { name: /Routes/ }).click();
    const table = await routes(page);
    assert.deepEqual(table.map(({ rule }) => rule), ["/a", "/b"]);
    assert.match(await page.locator(".route-reason").last().textContent(), /views\/auth\.py, line 4$/);
    await page.getByRole("button", { name: "/a", exact: true }).click();
    assert.match(await selectedText(page), /def a$/);
    assert.equal(await tab(page, "app.py").getAttribute("aria-current"), "true");
    assert.deepEqual(await gutterMarks(page), ["1 protected"]);
  }));
}

test("each file has its own undo, caret and scroll", visiting({ before }, async (page) => {
  await paste(page, "# first");
  await add(page, "second.py", "# second");
  await tab(page, "app.py").click();
  await page.locator("#editor .cm-content").focus();
  await page.keyboard.press("Control+z");
  assert.doesNotMatch(await code(page), /# first/);
  await page.keyboard.press("Control+y");
  assert.equal(await code(page), "# first");
  await tab(page, "second.py").click();
  assert.equal(await code(page), "# second");
}));

test("keys choose, rename and take away", visiting({ before }, async (page) => {
  await twoFiles(page);
  await tab(page, "views/auth.py").focus();
  await page.keyboard.press("ArrowLeft");
  await focusOn(page, "app.py");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("views/auth.py");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("alert").textContent(), "There is a file views/auth.py already.");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("views/main.py");
  await page.keyboard.press("Enter");
  assert.deepEqual(await tabs(page), ["views/main.py", "views/auth.py"]);
  await page.keyboard.press("F2");
  await page.keyboard.type("nonsense");
  await page.keyboard.press("Escape");
  assert.deepEqual(await tabs(page), ["views/main.py", "views/auth.py"]);
  await focusOn(page, "views/main.py");
  await page.keyboard.press("Delete");
  assert.deepEqual(await tabs(page), ["views/auth.py"]);
  await headline(page, "The one route answers anyone");
  await page.getByRole("button", { name: "Bring it back" }).click();
  assert.deepEqual(await tabs(page), ["views/main.py", "views/auth.py"]);
  await headline(page, "1 of 2 routes answers anyone");
}));

test("names that can't be are refused with the reason", visiting({ before }, async (page) => {
  await answered(page);
  for (const [name, why] of [
    [" ", /needs a name/],
    ["/etc/passwd", /below the project’s folder/],
    ["../a.py", /lead out/],
    ["views/", /names a folder/],
  ]) {
    await tab(page, "app.py").dblclick();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#file-problem").textContent(), why);
    await page.keyboard.press("Escape");
    assert.deepEqual(await tabs(page), ["app.py"]);
  }
}));

test("a line that does not parse is named with its file", visiting({ before }, async (page) => {
  await twoFiles(page);
  await paste(page, "\n!!!\n");
  await page.waitForFunction(() => /parse/.test(document.getElementById("subline").textContent));
  assert.match(await page.locator("#subline").textContent(), /^views\/auth\.py, line 2 does not parse\./);
  await tab(page, "app.py").click();
  await page.locator("#subline .line-link").click();
  assert.equal(await tab(page, "views/auth.py").getAttribute("aria-current"), "true");
  assert.match(await page.locator("#classic").textContent(), /silent in both files/);
}));

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing serious with several files: ${colorScheme}, ${name}`, visiting({ before, colorScheme, viewport }, async (page) => {
      await twoFiles(page);
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: /^Rename/ }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
