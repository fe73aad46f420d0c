// Copying where the page has no clipboard, as over http in a local network, and
// where the browser refuses every way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, headline, more, paste } from "./page-object.mjs";
import { address } from "./site.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const permissions = ["clipboard-read", "clipboard-write"];
const text = '@app.get("/a")  # unprotected\ndef a(): pass\n';

/** The page has no clipboard of its own. */
async function before(page) {
  await page.addInitScript(standIn);
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
}

/** The browser refuses the older way too. */
async function refusing(page) {
  await before(page);
  await page.addInitScript(() => {
    document.execCommand = () => false;
  });
}

/** What is in the clipboard, as another page reads it. */
async function clipboard(page) {
  const other = await page.context().newPage();
  await other.goto(new URL("/embed.js", await address()).href);
  await other.bringToFront();
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  return text;
}

async function share(page) {
  await paste(page, text);
  await headline(page, "The one route answers anyone");
  await more(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  return page.getByRole("textbox", { name: "The link" }).inputValue();
}

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`a link is copied without the page's clipboard: ${name}`, visiting({ before, permissions, viewport }, async (page) => {
    const link = await share(page);
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByRole("button", { name: "Copy" }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Copied");
    assert.equal(await clipboard(page), link);
  }));

  test(`where no way is left the text is there, selected: ${name}`, visiting({ before: refusing, permissions, viewport }, async (page) => {
    const link = await share(page);
    await page.getByRole("dialog", { name: "Share" }).getByRole("button", { name: "Copy" }).click();
    const byHand = page.getByRole("dialog", { name: "Copy the text yourself" });
    await byHand.waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Control+c");
    assert.equal(await clipboard(page), link);
    await page.bringToFront();
    await page.keyboard.press("Escape");
    assert.equal(await byHand.count(), 0);
    assert.equal(await page.getByRole("dialog", { name: "Share" }).isVisible(), true);
  }));
}

test("a request and the answer as Markdown are copied the same way", visiting({
  before: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })),
  permissions,
}, async (page) => {
  await answered(page);
  await page.locator(".route-unprotected .route-more").first().click();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.match(await clipboard(page), /^curl -i 'http:\/\/localhost:5000\/notes\/7'$/);
  await page.bringToFront();
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: /^Copy as Markdown/ }).click();
  await page.waitForFunction(() => document.getElementById("status").textContent === "Copied as Markdown");
  assert.match(await clipboard(page), /\/notes/);
}));
