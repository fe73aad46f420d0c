// For everyone: small screens, zoom, the keyboard, screen readers, both themes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, editorFocused, headline, insert, more, paste, selectedText } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const text = ["unprotected", "optional", "broken", "unknown", "public", "protected"]
  .map((verdict) => `@app.get("/${verdict}/<int:number>")  # ${verdict}\ndef ${verdict}(number): pass\n`)
  .join("\n");

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing serious: ${colorScheme}, ${name}`, visiting({ before, colorScheme, viewport }, async (page) => {
      await paste(page, text);
      await headline(page, "1 of 6 routes answers anyone");
      await page.keyboard.press("Control+Home");
      for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
      await insert(page, "!!! no Python");
      await page.waitForSelector(".route-stale", { state: "attached" });
      assert.deepEqual(await violations(page), []);
      if (viewport === phone) await page.locator("#answer-tab").click();
      await page.locator(".route-more").first().click();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("radio", { name: "Picture" }).check();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: "Examples" }).click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await more(page);
      assert.deepEqual(await violations(page), []);
      await page.getByRole("radio", { name: "Classic" }).check();
      await headline(page, /classic check/);
      assert.deepEqual(await violations(page), []);
      if (viewport === phone) await page.locator("#code-tab").click();
      await page.getByRole("button", { name: "Start empty" }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}

for (const width of [320, 360, 390, 768, 999, 1000, 1280]) {
  test(`nothing scrolls sideways at ${width} pixels`, visiting({ before, viewport: { width, height: 700 } }, async (page) => {
    await paste(page, `@app.get("/${"long/".repeat(40)}")  # unprotected: ${"word ".repeat(50)}\ndef ${"a".repeat(120)}(): pass\n${text}`);
    await headline(page, "2 of 7 routes answer anyone");
    const widest = () => page.evaluate(() => {
      const parts = ["answer-body", "examples-panel"].map((id) => document.getElementById(id));
      return Math.max(
        document.documentElement.scrollWidth - innerWidth,
        ...parts.map((part) => part.scrollWidth - part.clientWidth),
      );
    });
    assert.equal(await widest(), 0);
    if (width < 1000) await page.locator("#answer-tab").click();
    assert.equal(await widest(), 0);
    await page.getByRole("radio", { name: "Picture" }).check();
    assert.equal(await widest(), 0);
    await page.getByRole("button", { name: "Examples" }).click();
    assert.equal(await widest(), 0);
  }));
}

test("phone: two tabs, the summary above both, a jump shows the code", visiting({ before, viewport: phone }, async (page) => {
  await paste(page, text);
  await headline(page, "1 of 6 routes answers anyone");
  assert.equal(await page.locator("#editor").isVisible(), true);
  assert.equal(await page.locator("#answer").isVisible(), false);
  const tab = page.getByRole("tab", { name: /Routes/ });
  await tab.click();
  assert.equal(await tab.getAttribute("aria-selected"), "true");
  assert.equal(await page.locator("#answer").isVisible(), true);
  assert.equal(await page.locator("#editor").isVisible(), false);
  assert.equal(await page.locator("#headline").isVisible(), true);
  await page.getByRole("button", { name: "/broken/<int:number>", exact: true }).click();
  assert.equal(await page.locator("#editor").isVisible(), true);
  assert.match(await selectedText(page), /def broken$/);
}));

test("at 200% zoom the page is that of a narrow screen", visiting({ before, viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
  await paste(page, text);
  await headline(page, "1 of 6 routes answers anyone");
  assert.equal(await page.locator("#editor").isVisible(), true);
  const height = await page.locator("#editor").evaluate((node) => node.clientHeight);
  assert.ok(height > 150, `the editor is ${height} pixels high`);
}));

test("keys alone reach the answer, the examples and the switch", visiting({ before }, async (page) => {
  await answered(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the answer");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "examples-button");
  await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.className), /menu-item/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "examples-button");
  assert.equal(await page.locator("#examples-panel").isVisible(), false);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "open-button");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "lessons-button");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.value), "routes");
  await page.keyboard.press("Enter");
  assert.equal(await editorFocused(page), false);
}));

test("the summary is announced once it stands still", visiting({ before }, async (page) => {
  await paste(page, text);
  await headline(page, "1 of 6 routes answers anyone");
  const region = page.getByRole("status");
  await page.waitForFunction(() => document.getElementById("announcement").textContent !== "");
  assert.equal(await region.textContent(), "1 of 6 routes answers anyone");
}));

test("forced colours keep the marks apart by shape", visiting({ before, forcedColors: "active" }, async (page) => {
  await paste(page, text);
  await headline(page, "1 of 6 routes answers anyone");
  const shapes = await page.locator(".route-glyph .mark").evaluateAll((marks) =>
    marks.map((mark) => [...mark.querySelectorAll("path")].map((path) => path.getAttribute("d")).join(" ")),
  );
  assert.equal(new Set(shapes).size, 6);
}));

test("reduced motion moves nothing", visiting({ before, reducedMotion: "reduce" }, async (page) => {
  await paste(page, text);
  await headline(page, "1 of 6 routes answers anyone");
  const duration = await page.locator(".chevron").first().evaluate((node) => getComputedStyle(node).transitionDuration);
  assert.equal(duration, "0s");
}));
