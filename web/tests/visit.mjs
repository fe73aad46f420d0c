// A visit to the page, watched: errors in the console, broken rules of the
// Content-Security-Policy and requests to other origins fail the test.

import assert from "node:assert/strict";
import { address, theBrowser } from "./site.mjs";

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/**
 * Opens the page. Options: viewport, colorScheme, reducedMotion, forcedColors
 * (as in a browser context), before (called with the page before it loads),
 * allowErrors (a pattern for console errors that the test provokes), origin (a
 * server of the test's own) and serviceWorkers ("allow": the page is kept for use
 * offline, which most tests have no need of).
 */
export async function visit(options = {}) {
  const { before, allowErrors, path = "/", origin = await address(), ...settings } = options;
  const browser = await theBrowser();
  const context = await browser.newContext({ viewport: desktop, serviceWorkers: "block", ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const troubles = watch(page, origin, allowErrors);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(
        `CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  if (before) await before(page);
  await page.goto(origin + path);
  return { page, troubles, context };
}

/** What the browser says where a test has no service worker. */
const blocked = "Service Worker registration blocked by Playwright";

function watch(page, origin, allowErrors) {
  const troubles = [];
  const tell = (text) => {
    if (!allowErrors?.test(text) && text !== blocked) troubles.push(text);
  };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) tell(message.text());
  });
  page.on("pageerror", (error) => tell(String(error)));
  page.on("dialog", (dialog) => {
    tell(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const own = url.startsWith(`${origin}/`) || url.startsWith("data:");
    if (!own) tell(`a request went to ${url}`);
  });
  return troubles;
}

/** A test's body with a visit that is ended, and checked for troubles. */
export function visiting(options, body) {
  return async () => {
    const { page, troubles, context } = await visit(options);
    try {
      await body(page);
      assert.deepEqual(troubles, []);
    } finally {
      await context.close();
    }
  };
}
