// Settings that are kept, keys, the line between the panes, the plain text field.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, editorFocused, headline, more, paste, selectedText } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const sizes = { desktop, phone };
const route = (name, verdict) => `@app.get("/${name}")  # ${verdict}\ndef ${name}():\n    pass\n`;
const three = [route("a", "unprotected"), route("b", "protected"), route("c", "unprotected")].join("\n");

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const settings = async (page) => {
  await more(page);
  await page.getByRole("button", { name: "Settings" }).click();
};
const plain = (page) => page.getByRole("textbox", { name: "Python code", exact: true });
const width = (page) => page.locator("#code").evaluate((node) => node.getBoundingClientRect().width);

for (const [name, viewport] of Object.entries(sizes)) {
  test(`colours follow the system until one is chosen, which is kept: ${name}`, visiting({ before, viewport, colorScheme: "dark" }, async (page) => {
    await answered(page);
    const dark = await ground(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground(page);
    assert.notEqual(dark, light);
    await settings(page);
    await page.getByRole("radio", { name: "Dark" }).check();
    assert.equal(await ground(page), dark);
    await page.reload();
    await answered(page);
    assert.equal(await ground(page), dark);
    await settings(page);
    await page.getByRole("radio", { name: "Light" }).check();
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await ground(page), light);
    await page.getByRole("radio", { name: "As the system" }).check();
    assert.equal(await ground(page), dark);
  }));

  test(`the plain text field types, is checked, and shows a line: ${name}`, visiting({ before, viewport }, async (page) => {
    await answered(page);
    await settings(page);
    await page.getByRole("radio", { name: "Plain text field" }).check();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#editor").isVisible(), false);
    await plain(page).fill(three);
    await headline(page, "2 of 3 routes answer anyone");
    if (viewport === phone) await page.getByRole("tab", { name: /Routes/ }).click();
    await page.getByRole("button", { name: "/c", exact: true }).click();
    assert.match(await plain(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), /def c$/);
    await plain(page).evaluate((field) => field.setSelectionRange(0, 0));
    await page.keyboard.type("# typed\n");
    await page.reload();
    await headline(page, "2 of 3 routes answer anyone");
    assert.equal(await plain(page).inputValue(), `# typed\n${three}`);
    await page.getByRole("button", { name: "Start empty" }).click();
    await headline(page, "Which routes answer anyone?");
    assert.equal(await plain(page).inputValue(), "");
    await settings(page);
    await page.getByRole("radio", { name: "Coloured, with marks" }).check();
    assert.equal(await page.locator("#editor").isVisible(), true);
  }));
}

test("the plain text field shows the file that is chosen", visiting({ before }, async (page) => {
  await paste(page, "# first");
  await settings(page);
  await page.getByRole("radio", { name: "Plain text field" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add a file" }).click();
  await page.keyboard.press("Enter");
  await plain(page).fill("# second");
  await page.locator('#files [data-path="app.py"]').click();
  assert.equal(await plain(page).inputValue(), "# first");
  await page.locator('#files [data-path="new.py"]').click();
  assert.equal(await plain(page).inputValue(), "# second");
}));

test("the profile is kept", visiting({ before }, async (page) => {
  await answered(page);
  await page.getByRole("radio", { name: "Classic" }).check();
  await headline(page, /classic check/);
  await page.reload();
  await headline(page, /classic check/);
  assert.equal(await page.getByRole("radio", { name: "Classic" }).isChecked(), true);
}));

test("a rule that is switched off reports no more, after a reload neither", visiting({}, async (page) => {
  await answered(page);
  const steps = page.locator(".route-unprotected").first();
  await steps.locator(".route-more").click();
  const rule = await steps.locator(".route-rules code").first().textContent();
  await settings(page);
  await page.getByRole("checkbox", { name: rule }).uncheck();
  await page.keyboard.press("Escape");
  const silent = (rule) => ![...document.querySelectorAll(".route-rules code")].some((node) => node.textContent === rule);
  await page.waitForFunction(silent, rule);
  await page.reload();
  await answered(page);
  await page.locator(".route-unprotected .route-more").first().click();
  assert.equal(await page.evaluate(silent, rule), true);
  await settings(page);
  assert.equal(await page.getByRole("checkbox", { name: rule }).isChecked(), false);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.waitForFunction((rule) => [...document.querySelectorAll(".route-rules code")].some((node) => node.textContent === rule), rule);
}));

test("the line between code and answer moves by keys and by mouse, and is kept", visiting({ before }, async (page) => {
  await answered(page);
  const line = page.getByRole("separator", { name: "Width of the code" });
  const usual = await width(page);
  await line.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  const wider = await width(page);
  assert.ok(wider > usual + 100, `${usual} became ${wider}`);
  assert.equal(await line.getAttribute("aria-valuenow"), "60");
  await page.reload();
  await answered(page);
  assert.ok(Math.abs((await width(page)) - wider) < 2);
  const box = await line.boundingBox();
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs((await width(page)) - 500) < 6);
  await line.focus();
  await page.keyboard.press("Home");
  assert.equal(await line.getAttribute("aria-valuenow"), "25");
  await page.keyboard.press("Enter");
  assert.ok(Math.abs((await width(page)) - usual) < 2);
}));

test("keys reach the parts, the open routes, sharing and the sheet of keys", visiting({ before }, async (page) => {
  await paste(page, three);
  await headline(page, "2 of 3 routes answer anyone");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  assert.match(await selectedText(page), /def c$/);
  await page.keyboard.press("F8");
  assert.match(await selectedText(page), /def a$/);
  await page.keyboard.press("Shift+F8");
  assert.match(await selectedText(page), /def c$/);
  await page.keyboard.press("F6");
  assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  assert.match(await sheet.textContent(), /F8Go to the next open route/);
  await page.keyboard.press("Escape");
  assert.equal(await sheet.isVisible(), false);
  await page.keyboard.press("F6");
  assert.equal(await editorFocused(page), true);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("?");
  assert.equal(await sheet.isVisible(), false);
  await page.keyboard.press("Control+s");
  assert.equal(await page.getByRole("dialog", { name: "Share" }).isVisible(), true);
  await page.keyboard.press("Escape");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
  assert.equal(chooser.isMultiple(), true);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  assert.equal(await sheet.isVisible(), true);
}));

test("forced colours show which file, and which part, is chosen", visiting({ before, forcedColors: "active" }, async (page) => {
  await answered(page);
  const outline = await page.locator(".file-shown").evaluate((node) => getComputedStyle(node).outlineStyle);
  assert.equal(outline, "solid");
}));

test("at 200% zoom the settings and the keys fit", visiting({ before, viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
  await answered(page);
  for (const name of ["Settings", "Keyboard shortcuts"]) {
    await more(page);
    await page.getByRole("button", { name }).click();
    const dialog = page.getByRole("dialog", { name });
    const box = await dialog.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 450, JSON.stringify(box));
    assert.equal(await dialog.evaluate((node) => node.scrollWidth - node.clientWidth), 0);
    await page.keyboard.press("Escape");
  }
}));

for (const theme of ["Light", "Dark"]) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious in settings and keys: ${theme}, ${name}`, visiting({ viewport, colorScheme: theme === "Light" ? "dark" : "light" }, async (page) => {
      await answered(page);
      await settings(page);
      await page.getByRole("radio", { name: theme }).check();
      await page.getByRole("checkbox").first().waitFor();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("radio", { name: "Plain text field" }).check();
      await page.keyboard.press("Escape");
      assert.deepEqual(await violations(page), []);
      await more(page);
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
