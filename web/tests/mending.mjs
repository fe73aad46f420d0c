// Mending what is found: fixes, all of them, and suppressions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, editorFocused, focusEditor, headline, paste, routes } from "./page-object.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const above = `from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
JWTManager(app)


@jwt_required()
@app.get("/users")
def users():
    return []


@jwt_required()
@app.delete("/users")
def forget():
    return ""
`;

const text = (page) => page.locator("#editor .cm-line").allTextContents();
const dialog = (page) => page.getByRole("dialog");
const outcome = (page) => page.locator(".outcome");

async function open(page, viewport, source = above, words = "Both routes answer anyone") {
  await answered(page);
  await paste(page, source);
  await headline(page, words);
  if (viewport === phone) await page.locator("#answer-tab").click();
}

/** The outcome as it reads, once it is known. */
async function outcomeOf(page) {
  await page.locator(".outcome p:not(.soft)").waitFor();
  return (await outcome(page).innerText()).split(/\s*\n\s*/).map((line) => line.replaceAll(/\s+/g, " "));
}

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`a fix is shown with its change in verdict, made, and undone: ${name}`, visiting({ viewport }, async (page) => {
    await open(page, viewport);
    await page.getByRole("button", { name: "Fix…" }).first().click();
    await dialog(page).waitFor();
    assert.equal(await page.locator(".dialog-title").last().textContent(), "Move @jwt_required() below @app.get");
    assert.deepEqual(await page.locator("del.patch-line").allTextContents(), ["- @jwt_required()\n"]);
    assert.deepEqual(await page.locator("ins.patch-line").allTextContents(), ["+ @jwt_required()\n"]);
    assert.deepEqual(await outcomeOf(page), ["GET /users", "answers anyone → refuses a stranger", "1 finding, 2 before."]);
    await page.getByRole("button", { name: "Apply" }).click();
    await headline(page, "1 of 2 routes answers anyone");
    assert.deepEqual((await text(page)).slice(7, 10), ['@app.get("/users")', "@jwt_required()", "def users():"]);
    assert.equal(await editorFocused(page), true);
    await page.keyboard.press("Control+z");
    await headline(page, "Both routes answer anyone");
    assert.equal((await text(page)).join("\n"), above);
  }));

  test(`all fixes are shown and made together: ${name}`, visiting({ viewport }, async (page) => {
    await open(page, viewport);
    assert.match(await page.locator(".fixes-bar").textContent(), /^2 fixes are offered\./);
    await page.getByRole("button", { name: "Show them together" }).click();
    assert.deepEqual(await outcomeOf(page), [
      "GET /users", "answers anyone → refuses a stranger",
      "DELETE /users", "answers anyone → refuses a stranger",
      "0 findings, 2 before.",
    ]);
    await page.getByRole("button", { name: "Apply" }).click();
    await headline(page, "Both routes refuse a stranger");
    assert.equal(await page.locator(".fixes-bar").count(), 0);
    await page.keyboard.press("Control+z");
    await headline(page, "Both routes answer anyone");
  }));

  test(`a suppression asks for its reason and writes it down: ${name}`, visiting({ viewport }, async (page) => {
    await open(page, viewport);
    await page.locator(".route-more").first().click();
    await page.getByRole("button", { name: "Suppress…" }).first().click();
    await page.getByRole("textbox", { name: "Why is this as it should be?" }).fill("the # gateway  asks");
    await page.keyboard.press("Enter");
    assert.deepEqual(await outcomeOf(page), ["No verdict changes. The finding stays in the list as suppressed, and is counted no more."]);
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForFunction(() => document.querySelector(".fixes-bar")?.textContent.startsWith("1 fix"));
    const suppressed = (await text(page)).filter((line) => /ignore\[guard-above-route\] -- the gateway asks$/.test(line));
    assert.equal(suppressed.length, 1);
    const row = page.locator(".route").first();
    assert.match(await row.locator(".route-reason").textContent(), /Suppressed in the code\.$/);
    assert.match(await row.locator(".route-rules").textContent(), /^Found by guard-above-route \(suppressed\)$/);
  }));
}

test("a suppression without a reason is not made", visiting({}, async (page) => {
  await open(page, desktop);
  await page.locator(".route-more").first().click();
  await page.getByRole("button", { name: "Suppress…" }).first().click();
  await page.getByRole("textbox", { name: "Why is this as it should be?" }).fill("  # ");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".reason-form").isVisible(), true);
}));

test("the keyboard and the hover offer the fix of a line", visiting({}, async (page) => {
  await open(page, desktop);
  await focusEditor(page);
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+.");
  await dialog(page).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#editor .cm-line", { hasText: "def forget" }).hover({ position: { x: 30, y: 8 } });
  await page.locator("#editor .why-fix").click();
  assert.equal(await page.locator(".dialog-title").last().textContent(), "Move @jwt_required() below @app.delete");
}));

test("a fix goes to the lines as they are now", visiting({ before: (page) => page.clock.install() }, async (page) => {
  await open(page, desktop);
  // Time stands still: what is typed is not checked yet.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# a line above\n");
  await page.getByRole("button", { name: "Fix…" }).first().click();
  await page.getByRole("button", { name: "Apply" }).click();
  assert.deepEqual((await text(page)).slice(8, 11), ['@app.get("/users")', "@jwt_required()", "def users():"]);
}));

test("a fix changes another file than the one shown, and undo works there", visiting({}, async (page) => {
  await open(page, desktop);
  await page.locator("#add-file").click();
  await page.keyboard.press("Enter");
  await paste(page, "# another file\n");
  await answered(page);
  await page.getByRole("button", { name: "Show them together" }).click();
  await outcomeOf(page);
  await page.getByRole("button", { name: "Apply" }).click();
  await headline(page, "Both routes refuse a stranger");
  assert.match((await text(page)).join("\n"), /@app\.get\("\/users"\)\n@jwt_required\(\)/);
  await page.keyboard.press("Control+z");
  await headline(page, "Both routes answer anyone");
}));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in fixes and reasons: ${name}, ${colorScheme}`, visiting({ viewport, colorScheme }, async (page) => {
      await open(page, viewport);
      await page.getByRole("button", { name: "Show them together" }).click();
      await outcomeOf(page);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await page.locator(".route-more").first().click();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: "Suppress…" }).first().click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
