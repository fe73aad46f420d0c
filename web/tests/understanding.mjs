// Understanding an open route: the request that gets through, what a guarded one
// answers, and every caller against every route.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, headline, paste, selectedText } from "./page-object.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const code = `from flask import Blueprint, Flask
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
JWTManager(app)


@app.get("/orders/<int:number>/<path:part>")
def show(number, part):
    return {}


@app.delete("/orders/<int:number>/<path:part>")
@jwt_required(fresh=True)
def remove(number, part):
    return "", 204


@app.post("/it's here/<name>")
def add(name):
    return {}, 201


@app.get("/drafts")
@jwt_required
def drafts():
    return {}
`;

async function open(page, viewport = desktop) {
  await answered(page);
  await paste(page, code);
  await headline(page, "2 of 4 routes answer anyone");
  if (viewport === phone) await page.locator("#answer-tab").click();
}

/** Opens the row of the route; gives the part about its request. */
async function exchangeOf(page, words) {
  await page.getByRole("button", { name: `The steps of ${words}` }).click();
  return page.locator(".route", { has: page.locator(".exchange") }).last().locator(".exchange");
}

const answersOf = (exchange) => exchange.locator(".exchange-answers > *").evaluateAll((parts) =>
  parts.map((part) => part.textContent.trim().replaceAll(/\s+/g, " ")),
);

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`an open route shows the request that gets through, beside what a guarded one answers: ${name}`, visiting({
    viewport,
    permissions: ["clipboard-read", "clipboard-write"],
  }, async (page) => {
    await open(page, viewport);
    const exchange = await exchangeOf(page, "GET /orders/<int:number>/<path:part>");
    const text = exchange.locator(".exchange-text");
    assert.match(await text.textContent(), /^curl -i 'http:\/\/localhost:5000\/orders\/7\/[^<>']+'$/);
    assert.deepEqual(await answersOf(exchange), [
      "This route", "200 OK the body of show runs",
      "A guarded one, DELETE /orders/<int:number>/<path:part>", "401 Unauthorized the body of remove does not run",
    ]);
    assert.equal(await exchange.locator(".exchange-note").textContent(), "Derived from the code, not executed.");
    await exchange.getByRole("button", { name: "HTTP" }).click();
    assert.match(await text.textContent(), /^GET \/orders\/7\/\S+ HTTP\/1\.1\nHost: localhost:5000$/);
    await exchange.getByRole("button", { name: "Copy" }).click();
    await exchange.getByRole("button", { name: "Copied" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^GET \/orders\/7\/\S+ HTTP\/1\.1\nHost: localhost:5000\n\n$/);
    const wide = await page.locator("#answer-body").evaluate((node) => node.scrollWidth > node.clientWidth);
    assert.equal(wide, false);
  }));

  test(`every route against every caller: ${name}`, visiting({ viewport }, async (page) => {
    await open(page, viewport);
    await page.getByRole("radio", { name: "Callers" }).check();
    const table = page.getByRole("table", { name: "Routes and callers" });
    assert.deepEqual(await table.getByRole("columnheader").allTextContents(), [
      "Stranger", "Access token", "Refresh token", "Fresh token",
    ].filter(Boolean));
    const lines = await page.locator(".callers-line").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(" | ")),
    );
    assert.deepEqual(lines, [
      "GET /orders/<int:number>/<path:part> | reached 200 | reached 200 | reached 200 | reached 200",
      "DELETE /orders/<int:number>/<path:part> | refused 401 | refused 401 | refused 422 | reached 204",
      "POST /it's here/<name> | reached 201 | reached 201 | reached 201 | reached 201",
      "GET /drafts | crashes 500 | crashes 500 | crashes 500 | crashes 500",
    ]);
    await page.getByRole("button", { name: "GET /drafts" }).click();
    assert.match(await selectedText(page), /def drafts$/);
  }));
}

test("a URL is quoted for the shell, and encoded", visiting({}, async (page) => {
  await open(page);
  const exchange = await exchangeOf(page, "POST /it's here/<name>");
  assert.match(await exchange.locator(".exchange-text").textContent(), /^curl -i -X POST 'http:\/\/localhost:5000\/it'\\''s%20here\/\w+'$/);
}));

test("a guarded route shows that its body does not run", visiting({}, async (page) => {
  await open(page);
  const exchange = await exchangeOf(page, "DELETE /orders/<int:number>/<path:part>");
  assert.deepEqual(await answersOf(exchange), ["This route", "401 Unauthorized the body of remove does not run"]);
}));

test("the form that was chosen holds for the next route too", visiting({}, async (page) => {
  await open(page);
  const first = await exchangeOf(page, "GET /orders/<int:number>/<path:part>");
  await first.getByRole("button", { name: "HTTP" }).click();
  const next = await exchangeOf(page, "GET /drafts");
  assert.match(await next.locator(".exchange-text").textContent(), /^GET \/drafts HTTP/);
}));

test("the tally chooses the routes that callers are shown for", visiting({}, async (page) => {
  await open(page);
  await page.getByRole("radio", { name: "Callers" }).check();
  await page.getByRole("button", { name: "1 broken" }).click();
  assert.equal(await page.locator(".callers-line").count(), 1);
}));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in requests and callers: ${name}, ${colorScheme}`, visiting({ viewport, colorScheme }, async (page) => {
      await open(page, viewport);
      await exchangeOf(page, "GET /orders/<int:number>/<path:part>");
      assert.deepEqual(await violations(page), []);
      await page.getByRole("radio", { name: "Callers" }).check();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
