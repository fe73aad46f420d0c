// Never stuck: a check that takes too long, a checker that dies, a page that
// fails. The text is never lost, and the next one is checked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { answered, gutterMarks, headline, insert, paste, routes } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const oneRoute = '@app.get("/a")  # unprotected\ndef a(): pass\n';

/** The stand-in, and a clock that the test can put forward. */
const before = async (page) => {
  await page.addInitScript(standIn);
  await page.clock.install();
};

const notice = (page) => page.locator("#notice");

/** Waits for the check of this text to begin, and until it has taken too long. */
async function tooLong(page, text) {
  await page.waitForFunction((text) => window.checks.at(-1)?.includes(text), text);
  await page.clock.fastForward(31_000);
}

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`a check that takes too long is ended, the next text is checked: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, oneRoute);
    await headline(page, "The one route answers anyone");
    await page.keyboard.press("Control+Home");
    await insert(page, "# hang\n");
    await tooLong(page, "# hang");
    if (viewport === phone) await page.locator("#answer-tab").click();
    await notice(page).waitFor();
    assert.match(await notice(page).textContent(), /^The check failed: this text took longer than 30 seconds, and was given up\./);
    assert.equal(await page.locator("#subline").textContent(), "The routes are those of the text before.");
    assert.deepEqual((await routes(page)).map(({ rule, stale }) => [rule, stale]), [["/a", true]]);
    if (viewport === phone) await page.locator("#code-tab").click();
    assert.deepEqual(await gutterMarks(page), ["2 unprotected"]);
    assert.equal(await page.locator("#editor .mark-stale").count(), 1);
    await paste(page, oneRoute.replace("unprotected", "protected"));
    await headline(page, "The one route refuses a stranger");
    assert.equal(await notice(page).isVisible(), false);
    assert.equal(await page.locator(".route-stale").count(), 0);
  }));
}

test("a newer text that waits for one that takes too long is checked in its place", visiting({ before }, async (page) => {
  await paste(page, "# hang");
  await page.waitForFunction(() => window.checks.at(-1) === "# hang");
  await paste(page, oneRoute);
  await page.clock.fastForward(31_000);
  await headline(page, "The one route answers anyone");
  assert.equal(await notice(page).isVisible(), false);
}));

test("after three checkers without an answer the page waits to be asked", visiting({ before }, async (page) => {
  await answered(page);
  for (const number of [1, 2, 3]) {
    await paste(page, `# hang ${number}`);
    await tooLong(page, `# hang ${number}`);
    await notice(page).waitFor();
  }
  const checks = await page.evaluate(() => window.checks.length);
  await paste(page, oneRoute);
  await page.clock.fastForward(2_000);
  assert.equal(await page.evaluate(() => window.checks.length), checks);
  await page.getByRole("button", { name: "Try again" }).click();
  await headline(page, "The one route answers anyone");
}));

test("the real checker: a worker that hangs is replaced from the compiled module", visiting({
  async before(page) {
    await page.clock.install();
    page.fetched = 0;
    page.on("request", (request) => {
      if (/checker-.*\.wasm$/.test(request.url())) page.fetched++;
    });
    await page.route("**/worker-*.js", async (route) => {
      const response = await route.fetch();
      const hang = `;{ const answer = onmessage; onmessage = (event) => {
        while (JSON.stringify(event.data.request ?? "").includes("# hang")) continue;
        answer(event);
      }; }`;
      await route.fulfill({ response, body: (await response.text()) + hang });
    });
  },
}, async (page) => {
  await answered(page);
  const fetched = page.fetched;
  await paste(page, "# hang");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Checking");
  await page.clock.fastForward(31_000);
  await notice(page).waitFor();
  await paste(page, "from flask import Flask\napp = Flask(__name__)\n@app.post('/a')\ndef a(): return ''\n");
  await headline(page, "The one route answers anyone");
  assert.equal(page.fetched, fetched);
}));

test("the text can be copied where there is no answer", visiting({ before, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await paste(page, "# bug\n# and my text");
  await notice(page).waitFor();
  await page.getByRole("button", { name: "Copy the text" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "# bug\n# and my text");
}));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`a failure of the page shows the text, safe to copy: ${name}, ${colorScheme}`, visiting({
      before, viewport, colorScheme,
      permissions: ["clipboard-read", "clipboard-write"],
      allowErrors: /on purpose/,
    }, async (page) => {
      await paste(page, oneRoute);
      await headline(page, "The one route answers anyone");
      await page.evaluate(() => {
        queueMicrotask(() => {
          throw new Error("A bug, on purpose");
        });
      });
      const dialog = page.getByRole("dialog", { name: "Something in this page failed" });
      await dialog.waitFor();
      assert.match(await dialog.locator(".dialog-lead").textContent(), /^A bug, on purpose\. This is a bug of the page\. Your text is here as you left it\./);
      assert.equal(await dialog.getByRole("textbox").inputValue(), oneRoute);
      await dialog.getByRole("button", { name: "Copy" }).click();
      await dialog.getByRole("button", { name: "Copied" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), oneRoute);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await paste(page, "");
      await headline(page, "Which routes answer anyone?");
    }));
  }
}
