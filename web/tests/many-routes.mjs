// Many routes, and long ones: what is in sight follows the text at once, the rest
// soon after, and nobody's name takes the room of another.

import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, insert, paste, selectedText } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const route = (name, verdict = "unprotected") => `@app.get("/${name}")  # ${verdict}\ndef view_${name}():\n    pass\n`;
const many = Array.from({ length: 250 }, (_, index) => route(index)).join("\n");

async function showRoutes(page) {
  const tab = page.locator("#answer-tab");
  if (await tab.isVisible()) await tab.click();
}

async function showCode(page) {
  const tab = page.locator("#code-tab");
  if (await tab.isVisible()) await tab.click();
}

/** Waits until the last row says that its view begins in this line. */
const lastRowSays = (page, line) =>
  page.waitForFunction((words) => {
    const last = [...document.querySelectorAll(".route")].at(-1);
    return last?.querySelector(".line-link")?.textContent === words;
  }, `line ${line}`);

/** Puts lines before all others. */
async function linesAbove(page, count) {
  await showCode(page);
  await page.locator("#editor .cm-content").focus();
  await page.keyboard.press("Control+Home");
  await insert(page, "\n".repeat(count));
}

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`every row of a long table follows the text, those out of sight as well: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, many);
    await headline(page, "All 250 routes answer anyone");
    await lastRowSays(page, 998);
    assert.equal(await page.locator(".route").count(), 250);
    assert.equal(await page.locator(".route:empty").count(), 0);
    await linesAbove(page, 5);
    await lastRowSays(page, 1003);
    await showRoutes(page);
    const first = page.locator(".route .line-link").first();
    assert.equal(await first.textContent(), "line 7");
    await page.locator(".route").last().scrollIntoViewIfNeeded();
    await page.locator(".route-jump").last().click();
    assert.match(await selectedText(page), /^@app\.get\("\/249"\)[^]*def view_249$/);
  }));

  for (const view of ["Callers", "Picture"]) {
    test(`a press in the ${view.toLowerCase()} goes where the route is by now: ${name}`, visiting({ before, viewport }, async (page) => {
      await paste(page, `${route("a")}\n${route("b", "protected")}`);
      await headline(page, "1 of 2 routes answers anyone");
      await showRoutes(page);
      await page.getByRole("radio", { name: view }).check();
      for (let i = 0; i < 3; i++) {
        const sent = await page.evaluate(() => window.checks.length);
        await linesAbove(page, 2);
        await page.waitForFunction((sent) => window.checks.length > sent, sent);
        await page.waitForSelector("#answer[aria-busy=false]", { state: "attached" });
      }
      await showRoutes(page);
      if (view === "Picture") await page.getByRole("treeitem", { name: "GET /b" }).click();
      else await page.getByRole("button", { name: "GET /b" }).click();
      assert.match(await selectedText(page), /^@app\.get\("\/b"\)[^]*def view_b$/);
    }));
  }

  test(`a long name is read to its end and narrows no other route: ${name}`, visiting({ before, viewport }, async (page) => {
    const long = Array.from({ length: 24 }, () => "long").join("_");
    await paste(page, `${route("short")}\n${route(long)}\n${route("between")}`);
    await headline(page, "All 3 routes answer anyone");
    await showRoutes(page);
    const rows = await page.locator(".route-line").evaluateAll((lines) =>
      lines.map((line) => {
        const box = (part) => line.querySelector(part).getBoundingClientRect();
        const { left, top, right } = box(".route-jump");
        const frame = line.getBoundingClientRect();
        return { left, inside: right <= frame.right, beside: Math.abs(top - box(".route-methods").top) };
      }),
    );
    assert.deepEqual(rows.map(({ left }) => left), rows.map(() => rows[0].left));
    assert.deepEqual(rows.map(({ inside }) => inside), [true, true, true]);
    for (const { beside } of rows) assert.ok(beside < 8, `the URL rule begins ${beside} pixels beside its method`);
  }));
}

test("the callers' names stay in sight above a long table", visiting({ before }, async (page) => {
  await paste(page, many);
  await headline(page, /250/);
  await page.getByRole("radio", { name: "Callers" }).check();
  await page.locator(".callers-line").last().scrollIntoViewIfNeeded();
  const [head, last] = await Promise.all([page.locator(".callers-head"), page.locator(".callers-line").last()].map((one) => one.boundingBox()));
  const frame = await page.locator("#answer-body").boundingBox();
  assert.ok(head.y >= frame.y && head.y < last.y, `the names are at ${head.y}, the pane begins at ${frame.y}`);
}));

test("the picture of many routes has the app's name in sight", visiting({ before }, async (page) => {
  await paste(page, many);
  await headline(page, /250/);
  await page.getByRole("radio", { name: "Picture" }).check();
  const box = await page.getByRole("treeitem").first().boundingBox();
  assert.ok(box.y < 500, `the app is at ${box.y}`);
}));
