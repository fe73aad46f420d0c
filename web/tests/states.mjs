// The states of the page: loading, checking, stale, empty, no routes, too
// large, failed.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  focusEditor,
  gutterMarks,
  headline,
  insert,
  paste,
  routes,
} from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const twoRoutes = `@app.get("/a")  # unprotected
def a():
    pass

@app.get("/b")  # protected
def b():
    pass
`;

test("loading: the editor takes text before the checker is there", visiting({
  async before(page) {
    await page.addInitScript(standIn);
    await page.addInitScript(() => {
      window.startDelay = 1500;
    });
  },
}, async (page) => {
  await paste(page, twoRoutes);
  assert.match(await page.locator("#status").textContent(), /^(Loading|Starting) the checker/);
  assert.equal(await page.locator("#progress").isVisible(), true);
  await headline(page, "1 of 2 routes answers anyone");
  assert.equal(await page.locator("#progress").isVisible(), false);
  assert.deepEqual(await page.evaluate(() => window.checks.length), 1);
}));

test("checking is said only where it takes long", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, "# slow 600");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Checking");
  await answered(page);
  assert.equal(await page.locator("#status").textContent(), "Checked in 3 ms · 1 line");
}));

test("stale: a syntax error keeps the last answer where nothing newer is known", visiting({ before }, async (page) => {
  await paste(page, twoRoutes);
  await headline(page, "1 of 2 routes answers anyone");
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
  await insert(page, "!!!");
  await page.waitForSelector(".route-stale");
  assert.deepEqual(
    (await routes(page)).map(({ rule, stale }) => [rule, stale]),
    [["/a", false], ["/b", true]],
  );
  assert.equal(await page.locator("#headline").textContent(), "1 of 2 routes answers anyone");
  assert.equal(
    await page.locator("#subline").textContent(),
    "Line 4 does not parse. 1 dimmed route is from the text before.",
  );
  assert.deepEqual(await gutterMarks(page), ["1 unprotected", "4 error", "5 protected"]);
  assert.match(await page.locator(".findings").textContent(), /This line does not parse\. line 4/);
  for (let i = 0; i < 3; i++) await page.keyboard.press("Backspace");
  await page.waitForFunction(() => !document.querySelector(".route-stale"));
}));

test("stale routes go where their text is deleted", visiting({ before }, async (page) => {
  await paste(page, twoRoutes);
  await headline(page, "1 of 2 routes answers anyone");
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
  await insert(page, "!!!");
  await page.waitForSelector(".route-stale");
  await page.keyboard.press("Control+Shift+End");
  await page.keyboard.press("Delete");
  await headline(page, "The one route answers anyone");
}));

test("empty: an invitation with examples", visiting({ before }, async (page) => {
  await answered(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await headline(page, "Which routes answer anyone?");
  assert.match(await page.locator("#editor .cm-placeholder").textContent(), /Paste Flask code here/);
  assert.deepEqual(await gutterMarks(page), []);
  await page.locator(".invitation-choice").first().click();
  await answered(page);
  assert.match(await page.locator("#editor .cm-content").textContent(), /Flask/);
}));

test("no routes: the page says what it looked for", visiting({ before }, async (page) => {
  await paste(page, "import os\n");
  await headline(page, "No Flask routes here");
  assert.match(await page.locator("#subline").textContent(), /@app\.route/);
}));

test("too large: the limit is said, and the text stays", visiting({ before }, async (page) => {
  await paste(page, "# line of forty characters, or nearly so\n".repeat(60_000));
  await headline(page, "This text is too large");
  assert.match(await page.locator("#subline").textContent(), /up to 2 million/);
  await paste(page, twoRoutes);
  await headline(page, "1 of 2 routes answers anyone");
}));

test("failed: the reason, the last answer dimmed, and a way on", visiting({ before }, async (page) => {
  await paste(page, twoRoutes);
  await headline(page, "1 of 2 routes answers anyone");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# bug\n");
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.locator("#notice").textContent(), /The check failed: a bug, on purpose\./);
  assert.equal((await routes(page)).length, 2);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForFunction(() => window.checks.filter((text) => /# bug/.test(text)).length === 2);
  await paste(page, twoRoutes);
  await page.waitForSelector("#notice", { state: "hidden" });
  await headline(page, "1 of 2 routes answers anyone");
}));

test("failed to load: the page says why, keeps the text, and tries again", visiting({
  allowErrors: /Failed to load resource/,
  async before(page) {
    let refuse = true;
    await page.route("**/checker-*.wasm", (route) => {
      if (!refuse) return route.continue();
      return route.fulfill({ status: 503, body: "" });
    });
    page.allowChecker = () => {
      refuse = false;
    };
  },
}, async (page) => {
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.locator("#notice").textContent(), /could not be fetched: the server answered 503\./);
  await paste(page, "# kept");
  await focusEditor(page);
  assert.equal(await page.locator("#editor .cm-content").textContent(), "# kept");
  page.allowChecker();
  await page.getByRole("button", { name: "Try again" }).click();
  await answered(page);
}));

/** Keeps the addresses of the responses that are compiled; one that a page made has none. */
const watchCompiler = (page) => page.addInitScript(() => {
  const compile = WebAssembly.compileStreaming;
  window.compiled = [];
  WebAssembly.compileStreaming = async (response) => {
    window.compiled.push((await response).url);
    return compile(response);
  };
});

test("the compiler gets the server's own response, beside which browsers keep compiled code", visiting({ before: watchCompiler }, async (page) => {
  await answered(page);
  const [address, ...others] = await page.evaluate(() => window.compiled);
  assert.match(address, /\/checker-[0-9a-f]+\.wasm$/);
  assert.deepEqual(others, []);
}));

test("a checker that comes as another type is compiled all the same", visiting({
  async before(page) {
    await watchCompiler(page);
    await page.route("**/checker-*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    });
  },
}, async (page) => {
  await answered(page);
  assert.deepEqual(await page.evaluate(() => window.compiled), [""]);
}));
