// The script in documentation pages: real sites of Sphinx and MkDocs, served
// from another origin than the checker.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { closeSites, documentation } from "./documentation-sites.mjs";
import { headline } from "./page-object.mjs";
import { address, theBrowser } from "./site.mjs";
import { desktop, phone } from "./visit.mjs";

after(closeSites);

const sites = {};
const site = (generator) => (sites[generator] ??= documentation(generator));

/** A reader of a site: errors in the console fail the test. */
function reading(generator, settings, body) {
  return async () => {
    const browser = await theBrowser();
    const context = await browser.newContext({ viewport: desktop, ...settings });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const troubles = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(String(error)));
    try {
      await page.goto(`${await site(generator)}/`);
      await body(page, context);
      assert.deepEqual(troubles, []);
    } finally {
      await context.close();
    }
  };
}

const block = (page, index) => page.locator("unguarded-code").nth(index);

/** Waits until the block's line of summary reads so. */
async function summary(one, words) {
  await one.locator(".summary").filter({ hasText: words }).waitFor();
}

/** What the script adds; the block itself is the page's. */
const scriptsParts = {
  include: [".layer", ".editor", ".bar", ".panel"].map((part) => ({
    fromShadowDom: ["unguarded-code", part],
  })),
};

const marks = (one) =>
  one.locator(".pill").evaluateAll((pills) => pills.map((pill) => pill.getAttribute("aria-label")));

for (const generator of ["sphinx", "mkdocs"]) {
  test(`${generator}: the blocks show their verdicts, by one checker`, reading(generator, {}, async (page) => {
    await summary(block(page, 0), "1 of 2 routes answers anyone");
    assert.deepEqual(await marks(block(page, 0)), [
      "line 11: GET /trees/<int:id> refuses a stranger",
      "line 17: DELETE /trees/<int:id> answers anyone",
    ]);
    await block(page, 2).scrollIntoViewIfNeeded();
    await summary(block(page, 2), "The one route refuses a stranger");
    await summary(block(page, 3), "The one route answers anyone");
    assert.deepEqual(await marks(block(page, 3)), ["line 6: GET /weather answers anyone"]);
    assert.equal(await page.locator("unguarded-code").count(), 4, "the block without a route is left alone");
    assert.equal(page.workers().length, 1);
    assert.equal(await page.locator(".differences:visible").count(), 0);
  }));

  test(`${generator}: a mark stands on its line`, reading(generator, {}, async (page) => {
    await summary(block(page, 0), "1 of 2");
    const middle = (box) => box.y + box.height / 2;
    const pill = await block(page, 0).locator(".pill").nth(1).boundingBox();
    const line = await block(page, 0).locator("pre").first().evaluate((pre) => {
      const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf("delete");
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 6);
        return range.getBoundingClientRect().toJSON();
      }
    });
    assert.ok(Math.abs(middle(pill) - middle(line)) < 2, `${middle(pill)} beside ${middle(line)}`);
  }));

  test(`${generator}: a click edits, the answer follows, reset brings the page's own block back`, reading(generator, {}, async (page) => {
    const one = block(page, 0);
    await summary(one, "1 of 2");
    await one.getByText("delete").first().click();
    const editor = one.locator(".cm-content");
    await one.locator(".cm-content:focus").waitFor();
    await page.keyboard.press("Control+Home");
    for (let line = 1; line < 17; line++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("@jwt_required()");
    await summary(one, "Both routes refuse a stranger");
    await one.locator(".route-name").first().waitFor();
    assert.deepEqual(await one.locator(".route-words").allTextContents(), [
      "refuses a stranger", "refuses a stranger",
    ]);
    await one.getByRole("button", { name: "Reset" }).click();
    await summary(one, "1 of 2 routes answers anyone");
    assert.equal(await editor.count(), 0);
    assert.ok(await one.locator("pre").first().isVisible());
    assert.equal(page.workers().length, 1);
  }));

  test(`${generator}: the keyboard alone edits and explains`, reading(generator, {}, async (page) => {
    const one = block(page, 0);
    await summary(one, "1 of 2");
    await one.getByRole("button", { name: "Why" }).focus();
    await page.keyboard.press("Enter");
    await one.locator(".reason").nth(1).filter({ hasText: "Nothing between the request and fell asks for a token." }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await one.locator(".cm-content:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const focused = await one.evaluate((host) => host.shadowRoot.activeElement?.textContent);
    assert.equal(focused, "Why");
  }));

  test(`${generator}: blocks that are one project follow each other's edits`, reading(generator, {}, async (page) => {
    const guard = block(page, 1);
    const user = block(page, 2);
    await user.scrollIntoViewIfNeeded();
    await summary(user, "The one route refuses a stranger");
    assert.equal(await user.getByRole("button", { name: "Edit" }).count(), 0, "readonly");
    await guard.getByRole("button", { name: "Edit" }).click();
    await guard.locator(".cm-content:focus").waitFor();
    for (let line = 1; line < 8; line++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await page.keyboard.insertText("pass  # ");
    await summary(user, "The one route answers anyone");
  }));

  test(`${generator}: no style of the script reaches the page`, async () => {
    const looks = async (settings) => {
      let found;
      await reading(generator, settings, async (page) => {
        if (settings.javaScriptEnabled !== false) await summary(block(page, 0), "1 of 2");
        found = await looksOf(page);
      })();
      return found;
    };
    const without = await looks({ javaScriptEnabled: false });
    assert.ok(without.length > 8);
    assert.deepEqual(await looks({}), without);
  });

  test(`${generator}: no style of the page reaches the script's parts`, reading(generator, {}, async (page) => {
    const one = block(page, 0);
    await summary(one, "1 of 2");
    const read = () =>
      one.locator(".bar").evaluate((bar) =>
        [bar, ...bar.querySelectorAll("*")].map((node) => {
          const { color, fontSize, fontFamily, letterSpacing, textTransform, padding, backgroundColor } = getComputedStyle(node);
          return { color, fontSize, fontFamily, letterSpacing, textTransform, padding, backgroundColor };
        }),
      );
    const before = await read();
    await page.addStyleTag({
      content: "* { font-size: 31px; letter-spacing: 5px; text-transform: uppercase; padding: 9px } button, a, p, span { color: hotpink; background: lime; font-family: fantasy }",
    });
    assert.deepEqual(await read(), before);
  }));

  test(`${generator}: without JavaScript the code is there to read`, reading(generator, { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.getByText("def fell(id)").first().isVisible());
    assert.ok(await page.getByText("members_only").first().isVisible());
  }));

  for (const colorScheme of ["light", "dark"]) {
    for (const [name, viewport] of Object.entries({ desktop, phone })) {
      test(`${generator}: axe finds nothing serious in a block: ${colorScheme}, ${name}`, reading(generator, { colorScheme, viewport }, async (page) => {
        await summary(block(page, 0), "1 of 2");
        await block(page, 0).getByRole("button", { name: "Why" }).click();
        assert.deepEqual(await violations(page, scriptsParts), []);
        await block(page, 0).getByRole("button", { name: "Edit" }).click();
        await block(page, 0).locator(".cm-content").waitFor();
        assert.deepEqual(await violations(page, scriptsParts), []);
      }));
    }
  }
}

test("a fix that the editor offers is made in the block, and can be undone", reading("sphinx", {}, async (page) => {
  const one = block(page, 3);
  await one.scrollIntoViewIfNeeded();
  await summary(one, "The one route answers anyone");
  await one.getByRole("button", { name: "Edit" }).click();
  await one.locator(".cm-content:focus").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(
    'from flask import Flask\nfrom flask_jwt_extended import JWTManager, jwt_required\n' +
      'app = Flask(__name__)\nJWTManager(app)\n@jwt_required()\n@app.get("/me")\ndef me(): return "me"',
  );
  await one.locator(".route-name", { hasText: "GET /me" }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+.");
  await summary(one, "The one route refuses a stranger");
  await one.locator(".cm-content").focus();
  await page.keyboard.press("Control+z");
  await summary(one, "The one route answers anyone");
}));

test("the code as it is now opens in the playground", reading("mkdocs", {}, async (page, context) => {
  const one = block(page, 2);
  await one.scrollIntoViewIfNeeded();
  await summary(one, "The one route refuses a stranger");
  const opened = context.waitForEvent("page");
  await one.getByRole("link", { name: "Open in playground" }).click();
  const playground = await opened;
  await headline(playground, "The one route refuses a stranger");
  assert.ok(playground.url().startsWith(`${await address()}/`));
}));

test("a block that comes later is found, and says where it is not what the page says", reading("mkdocs", {}, async (page) => {
  await page.evaluate(() => {
    const pre = document.createElement("pre");
    pre.className = "unguarded";
    pre.dataset.expect = "GET /late protected; GET /early exists";
    pre.textContent = 'from flask import Flask\napp = Flask(__name__)\n\n@app.get("/late")\ndef late():\n    return "x"\n';
    document.querySelector("h1").after(pre);
  });
  const late = block(page, 0);
  await summary(late, "The one route answers anyone");
  assert.deepEqual(await late.locator(".differences li").allTextContents(), [
    "Not as this page says: GET /late is unprotected, expected protected.",
    "Not as this page says: GET /early is no route here, expected GET /early exists.",
  ]);
}));

test("the editor has a value for every custom property that it uses", reading("mkdocs", {}, async (page) => {
  const one = block(page, 0);
  await summary(one, "1 of 2");
  await one.getByRole("button", { name: "Edit" }).click();
  await one.locator(".cm-content").waitFor();
  const missing = await one.evaluate((host) => {
    const inner = host.shadowRoot.querySelector(".editor > div");
    const sheets = [...host.shadowRoot.adoptedStyleSheets, ...inner.shadowRoot.adoptedStyleSheets];
    const text = sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
    const names = new Set([...text.matchAll(/var\((--[\w-]+)\)/g)].map((match) => match[1]));
    const placed = ["--top", "--height", "--verdict"];
    const style = getComputedStyle(inner);
    return [...names].filter((name) => !placed.includes(name) && style.getPropertyValue(name) === "");
  });
  assert.deepEqual(missing, []);
}));

test("a checker that can't be fetched is said, and the block stays", async () => {
  const browser = await theBrowser();
  const page = await browser.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${await site("mkdocs")}/`);
  await summary(block(page, 0), `Not checked: ${await address()}/checker-`);
  assert.ok(await page.getByText("def fell(id)").first().isVisible());
  await page.close();
});

/** How the page's own parts look: what this script must not change. */
function looksOf(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("h1, p, pre, pre span, pre code")]
      .filter((node) => !node.closest(".wash"))
      .map((node) => {
        const { color, fontSize, fontFamily, lineHeight, backgroundColor, padding, marginTop } = getComputedStyle(node);
        const { width, height } = node.getBoundingClientRect();
        return { color, fontSize, fontFamily, lineHeight, backgroundColor, padding, marginTop, width, height };
      }),
  );
}
