// The picture of the app.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, headline, paste, selectedText } from "./page-object.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

/** Shows the example's picture. */
async function bookshop(page, viewport) {
  await answered(page);
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('[data-example="bookshop"]').click();
  await headline(page, "3 of 10 routes answer anyone");
  if (viewport === phone) await page.locator("#answer-tab").click();
  await page.getByRole("radio", { name: "Picture" }).check();
}

const focusedPart = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`the tree reads as app, blueprints and routes: ${name}`, visiting({ viewport }, async (page) => {
    await bookshop(page, viewport);
    const parts = await page.getByRole("treeitem").evaluateAll((items) =>
      items.map((item) => `${item.getAttribute("aria-level")} ${item.getAttribute("aria-label")}`),
    );
    assert.deepEqual(parts, [
      "1 app app 3 of 10 open",
      "2 GET /health: open on purpose",
      "2 blueprint auth 2 routes",
      "3 POST /auth/login: open on purpose",
      "3 POST /auth/refresh: refuses a stranger",
      "2 blueprint orders 1 of 4 open",
      "3 GET /orders/: refuses a stranger",
      "3 POST /orders/: refuses a stranger",
      "3 GET /orders/<int:order_id>: answers anyone",
      "3 POST /orders/paid: refuses a stranger",
      "2 blueprint office 2 of 3 open",
      "3 GET /office/orders: refuses a stranger",
      "3 DELETE /office/orders/<int:order_id>: answers anyone",
      "3 GET /office/export: answers anyone",
    ]);
  }));

  test(`a press on a route goes to its lines: ${name}`, visiting({ viewport }, async (page) => {
    await bookshop(page, viewport);
    await page.getByRole("treeitem", { name: "GET /office/export" }).click();
    assert.match(await selectedText(page), /^@office\.get\("\/export"\)[^]*def export$/);
    assert.equal(await page.locator("#editor").isVisible(), true);
  }));

  test(`parts stand inside the picture, apart from each other: ${name}`, visiting({ viewport }, async (page) => {
    await bookshop(page, viewport);
    const boxes = await page.locator(".part text").evaluateAll((texts) =>
      texts.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { words: text.textContent, left, right, top, bottom };
      }),
    );
    assert.ok(boxes.length >= 14);
    const frame = await page.locator(".picture-drawing").evaluate((node) => node.getBoundingClientRect().toJSON());
    for (const box of boxes) {
      assert.ok(box.left >= frame.left && box.right <= frame.right, `${box.words} leaves the picture`);
      const over = boxes.find((other) =>
        other !== box && other.left < box.right - 1 && box.left < other.right - 1 &&
        other.top < box.bottom - 6 && box.top < other.bottom - 6);
      assert.equal(over, undefined, `${box.words} lies over ${over?.words}`);
    }
  }));
}

test("arrow keys walk through the tree, Enter goes to the route's lines", visiting({}, async (page) => {
  await bookshop(page, desktop);
  await page.getByRole("radio", { name: "Picture" }).press("Tab");
  assert.equal(await focusedPart(page), "app app 3 of 10 open");
  await page.keyboard.press("End");
  assert.equal(await focusedPart(page), "GET /office/export: answers anyone");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focusedPart(page), "blueprint office 2 of 3 open");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focusedPart(page), "app app 3 of 10 open");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focusedPart(page), "GET /health: open on purpose");
  await page.keyboard.press("Enter");
  assert.match(await selectedText(page), /def health$/);
}));

test("the tally chooses what the picture shows", visiting({}, async (page) => {
  await bookshop(page, desktop);
  await page.getByRole("button", { name: "3 unprotected" }).click();
  assert.equal(await page.locator(".part-route").count(), 3);
  assert.equal(await page.locator(".part-branch").count(), 3);
}));

test("a protected route's way ends at a gate, an open one's is drawn through", visiting({}, async (page) => {
  await bookshop(page, desktop);
  assert.equal(await page.locator(".gate-protected").count(), 5);
  assert.equal(await page.locator(".way-unprotected").count(), 3);
  assert.equal(await page.locator(".gate-unprotected").count(), 0);
}));

test("nested blueprints stand below each other", visiting({}, async (page) => {
  await answered(page);
  await paste(page, [
    "from flask import Blueprint, Flask",
    'outer = Blueprint("outer", __name__, url_prefix="/outer")',
    'inner = Blueprint("inner", __name__, url_prefix="/inner")',
    '@inner.get("/x")',
    "def x(): return 'x'",
    "outer.register_blueprint(inner)",
    "app = Flask(__name__)",
    "app.register_blueprint(outer)",
    "",
  ].join("\n"));
  await page.getByRole("radio", { name: "Picture" }).check();
  await page.getByRole("treeitem", { name: "GET /outer/inner/x" }).waitFor();
  const levels = await page.getByRole("treeitem").evaluateAll((items) => items.map((item) => item.getAttribute("aria-level")));
  assert.deepEqual(levels, ["1", "2", "3", "4"]);
}));
