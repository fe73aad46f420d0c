// Nothing leaves the page; it works offline; a newer version waits to be asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { violations } from "./axe.mjs";
import { newerBuild } from "./newer-build.mjs";
import { answered, headline, more, paste, routes } from "./page-object.mjs";
import { serve } from "./site.mjs";
import { desktop, phone, visit, visiting } from "./visit.mjs";

const program = `from flask import Flask
from flask_jwt_extended import JWTManager
app = Flask(__name__)
JWTManager(app)
@app.get("/orders")
def orders(): return []
`;
const sizes = { desktop, phone };

/** Waits until the page says that it works offline. */
const worksOffline = (page) => page.locator("#offline:not([hidden])").waitFor({ state: "attached" });

for (const [name, viewport] of Object.entries(sizes)) {
  test(`the main path asks the network for nothing: ${name}`, visiting({ viewport }, async (page) => {
    await answered(page);
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await paste(page, program);
    await headline(page, "The one route answers anyone");
    if (viewport === phone) await page.getByRole("tab", { name: /Routes/ }).click();
    await page.locator(".route-more").first().click();
    await more(page);
    await page.getByRole("radio", { name: "Classic" }).check();
    await headline(page, /classic check/);
    await page.getByRole("button", { name: "Examples" }).click();
    await page.locator('[data-example="class-views"]').click();
    await answered(page);
    assert.deepEqual(requests, []);
    assert.match(await page.locator("#privacy").textContent(), /^nothing you paste leaves this page · 0 requests since it loaded$/);
  }));
}

test("a request is counted, and named", visiting({}, async (page) => {
  await answered(page);
  await page.evaluate(() => fetch("healthz?x=1").then((response) => response.text()));
  const privacy = page.getByRole("button", { name: "1 request since it loaded" });
  await privacy.click();
  const dialog = page.getByRole("dialog", { name: "What leaves this page" });
  assert.match(await dialog.textContent(), /1 request since the page loaded:.*healthz\?x=1/);
  assert.match(await dialog.textContent(), /default-src 'none'/);
  await page.keyboard.press("Escape");
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "privacy");
}));

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious in what is said of it: ${colorScheme}, ${name}`, visiting({ colorScheme, viewport }, async (page) => {
      await answered(page);
      await page.locator("#privacy").click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}

test("a page that was visited once works without its server", async () => {
  const server = await serve();
  const { page, troubles, context } = await visit({ origin: server.address, serviceWorkers: "allow" });
  try {
    await worksOffline(page);
    await server.end();
    await page.reload();
    await answered(page);
    const browser = await context.newCDPSession(page);
    await browser.send("Network.clearBrowserCache");
    await page.reload();
    await answered(page);
    await paste(page, program);
    await headline(page, "The one route answers anyone");
    assert.equal((await routes(page)).length, 1);
    await worksOffline(page);
    await page.locator("#privacy").click();
    assert.match(await page.getByRole("dialog").textContent(), /Works offline: every file of this version is kept/);
    await page.keyboard.press("Escape");
    await page.locator("#open-input").setInputFiles({ name: "a.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync({ "a.py": Buffer.from(program) })) });
    await page.locator(".message", { hasText: "1 file opened." }).waitFor();
    await page.getByRole("button", { name: "Lessons" }).click();
    await page.locator("#lesson").waitFor();
    await page.locator("#lesson button").first().waitFor();
    assert.match(await page.locator("#request-count").textContent(), / 0 requests/);
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
    await server.end();
  }
});

test("a newer version waits until it is asked for, and replaces the older one whole", async () => {
  const newer = newerBuild("Newer");
  let server = await serve();
  const { page, troubles, context } = await visit({ origin: server.address, serviceWorkers: "allow" });
  const title = (page) => page.locator(".name").textContent();
  try {
    await worksOffline(page);
    const before = await page.evaluate(() => caches.keys());
    await server.end();
    server = await serve(newer.site, new URL(server.address).host);

    const other = await context.newPage();
    await other.goto(server.address);
    await worksOffline(other);
    assert.match(await title(other), /Newer/);

    const reload = page.getByRole("button", { name: "Reload" });
    await reload.waitFor();
    assert.match(await page.locator("#newer").textContent(), /a new version is ready/);
    await paste(page, program);
    await headline(page, "The one route answers anyone");
    assert.match(await title(page), /Unguarded/);
    await other.close();
    await reload.click();
    await page.waitForFunction(() => /Newer/.test(document.querySelector(".name").textContent));
    await headline(page, "The one route answers anyone");
    assert.match(await page.locator("#editor .cm-content").textContent(), /def orders/);
    await worksOffline(page);
    await page.waitForFunction(async (before) => {
      const now = await caches.keys();
      return now.length === 1 && now[0] !== before[0];
    }, before);

    await server.end();
    await page.reload();
    await answered(page);
    assert.match(await title(page), /Newer/);
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
    await server.end();
    newer.remove();
  }
});

test("a file that can't be fetched leaves the page as it is, and says so", async () => {
  const server = await serve();
  const { page, context } = await visit({ origin: server.address, serviceWorkers: "allow", allowErrors: /./, before: (page) => page.context().route("**/icon-*.svg", (route) => route.fulfill({ status: 200, contentType: "image/svg+xml", body: "<svg/>" })) });
  try {
    await answered(page);
    await page.locator("#privacy").click();
    await page.waitForFunction(() => /Not kept for use offline: not all files could be fetched/.test(document.querySelector("dialog").textContent));
    assert.equal(await page.locator("#offline").isVisible(), false);
  } finally {
    await context.close();
    await server.end();
  }
});
