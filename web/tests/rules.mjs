// The page of the rules, and the ways between it, the editor and the lessons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { headline } from "./page-object.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing serious in the rules: ${colorScheme}, ${name}`, visiting({ colorScheme, viewport, path: "/rules.html" }, async (page) => {
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    }));
  }
}

test("names in titles stand as code, not in quotes of Markdown", visiting({ path: "/rules.html" }, async (page) => {
  assert.equal(await page.locator("nav li", { hasText: "guard-made-optional" }).locator("span code").textContent(), "optional");
  for (const part of ["nav", ".title"]) assert.doesNotMatch((await page.locator(part).allTextContents()).join("\n"), /`/);
}));

test("a finding leads to its rule, the rule to a lesson, the lesson back to the rule", visiting({ path: "/" }, async (page) => {
  await headline(page, "2 of 6 routes answer anyone");
  await page.locator(".route-unprotected .route-more").last().click();
  const [rules] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator(".route-rules .rule-link", { hasText: "guard-above-route" }).click(),
  ]);
  await rules.waitForLoadState();
  assert.equal(new URL(rules.url()).hash, "#guard-above-route");
  await rules.locator("#guard-above-route").getByRole("link", { name: "Decorator order" }).click();
  await rules.locator(".lesson-title", { hasText: "Decorator order" }).waitFor();
  assert.match(await rules.locator(".lesson-rule a").getAttribute("href"), /^rules\.html\?[0-9a-f]+#guard-above-route$/);
}));

test("an example of a rule opens in the editor", visiting({ path: "/rules.html#guard-above-route" }, async (page) => {
  await page.locator("#guard-above-route").getByRole("link", { name: "Open it in the editor" }).first().click();
  await headline(page, "The one route answers anyone");
}));
