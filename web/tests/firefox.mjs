// The page's main path in Firefox, over WebDriver BiDi: one visit, a person's
// steps in their order. Errors in the console fail the step that they come in.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "./site.mjs";

const patience = 20_000;
const downloads = mkdtempSync(path.join(tmpdir(), "unguarded-firefox-"));

const app = `from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
JWTManager(app)


@jwt_required()
@app.get("/users")
def users():
    return []
`;

let server;
let browser;
let page;
const troubles = [];

before(async () => {
  server = await serve();
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.alwaysOpenPanel": false,
    },
  });
  page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.setDefaultTimeout(patience);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
});

after(async () => {
  await browser?.close();
  await server?.end();
  rmSync(downloads, { recursive: true, force: true });
});

/** A step of the visit. */
function step(name, body) {
  test(name, async () => {
    await body();
    assert.deepEqual(troubles.splice(0), []);
  });
}

const press = (selector) => page.locator(selector).click();
const pressNamed = (name, role = "button") => page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
const read = (selector) => page.$eval(selector, (node) => node.textContent);
const code = () => page.evaluate(() =>
  document.getElementById("editor").shadowRoot.querySelector(".cm-content").cmTile.view.state.doc.toString());

const headline = (words) =>
  page.waitForFunction((words) => document.getElementById("headline").textContent === words, {}, words);

async function keys(...names) {
  for (const name of names) {
    const chord = name.split("+");
    for (const held of chord.slice(0, -1)) await page.keyboard.down(held);
    await page.keyboard.press(chord.at(-1));
    for (const held of chord.slice(0, -1).reverse()) await page.keyboard.up(held);
  }
}

const focusEditor = () =>
  page.evaluate(() => document.getElementById("editor").shadowRoot.querySelector(".cm-content").focus());

/** Replaces the text as a person does: copied elsewhere, then select all, paste. */
async function paste(text) {
  await focusEditor();
  await page.evaluate((text) => {
    document.addEventListener("copy", (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, once: true });
  }, text);
  await keys("Control+c", "Control+a", "Control+v");
  assert.equal(await code(), text);
}

step("the page opens with an example and its verdicts", async () => {
  await page.goto(server.address);
  await headline("2 of 6 routes answer anyone");
  assert.equal((await page.$$(".route")).length, 6);
  assert.match(await read("#status"), /^Checked in/);
});

step("what is pasted is checked, and what is typed", async () => {
  await paste(app);
  await headline("The one route answers anyone");
  assert.match(await read(".route-verdict"), /answers anyone/);
  await keys("Control+Home");
  await page.keyboard.type("# typed\n");
  await headline("The one route answers anyone");
  assert.equal(await code(), `# typed\n${app}`);
});

step("typing over lines, and undo", async () => {
  await keys("Control+Home", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
  await page.keyboard.type("x");
  assert.equal(await code(), `x${app.split("\n").slice(2).join("\n")}`);
  await keys("Control+z");
  assert.equal(await code(), `# typed\n${app}`);
  await paste(app);
  await headline("The one route answers anyone");
});

step("a route opens into its steps and the request", async () => {
  await press(".route-more");
  await page.waitForSelector(".steps");
  assert.match(await read(".route-unprotected"), /curl -i/);
});

step("a fix is shown, made and undone", async () => {
  await pressNamed("Fix…");
  await page.waitForSelector(".outcome p:not(.soft)");
  assert.match(await read(".outcome"), /answers anyone →\s+refuses a stranger/);
  await pressNamed("Apply");
  await headline("The one route refuses a stranger");
  await keys("Control+z");
  await headline("The one route answers anyone");
  assert.equal(await code(), app);
});

step("the answer is exported as a file", async () => {
  await press("#export-button");
  await press("#export-panel .menu-item:nth-of-type(2)");
  const file = path.join(downloads, "unguarded.sarif");
  const end = Date.now() + patience;
  while (!existsSync(file) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(JSON.parse(readFileSync(file, "utf8")).version, "2.1.0");
});

step("a link carries the text, and wins over the draft", async () => {
  await press("#share");
  const field = await page.waitForSelector(".share-link .link-field");
  const link = await field.evaluate((node) => node.value);
  await keys("Escape");
  await paste("# a draft");
  await page.waitForFunction(() => localStorage.getItem("unguarded.drafts")?.includes("# a draft"));
  await page.goto("about:blank");
  await page.goto(link);
  await headline("The one route answers anyone");
  assert.equal(await code(), app);
  await pressNamed("Bring it back");
  await page.waitForFunction(() => document.getElementById("work").dataset.state === "no-routes");
  assert.equal(await code(), "# a draft");
});

step("a lesson is opened, and met by fixing its app", async () => {
  await press("#lessons-button");
  await press("[data-lesson='03-decorator-order']");
  await page.waitForFunction(() => /1 of 2 goals met/.test(document.getElementById("lesson").textContent));
  await press("#lessons-button");
});

step("the page works without its server, after a reload too", async () => {
  await page.waitForSelector("#offline:not([hidden])");
  await server.end();
  await page.reload();
  await paste(app);
  await headline("The one route answers anyone");
});
