// Typing and pasting: the answer follows the text, the newest text wins.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  focusEditor,
  gutterMarks,
  headline,
  paste,
  routes,
} from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);

test("the first visit shows an example with its answer", visiting({}, async (page) => {
  await answered(page);
  const text = await page.locator("#editor .cm-content").textContent();
  assert.match(text, /from flask import Flask/);
  assert.match(await page.locator("#code-note").textContent(), /guard/);
}));

test("typing changes marks and table", visiting({ before }, async (page) => {
  await page.getByRole("button", { name: "Start empty" }).click();
  await headline(page, "Which routes answer anyone?");
  await page.keyboard.type('@app.get("/")  # protected\ndef index():\npass');
  await headline(page, "The one route refuses a stranger");
  assert.deepEqual(await gutterMarks(page), ["1 protected"]);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  for (let i = 0; i < "protected".length; i++) await page.keyboard.press("Backspace");
  await page.keyboard.type("unprotected");
  await headline(page, "The one route answers anyone");
  assert.deepEqual(await gutterMarks(page), ["1 unprotected"]);
  assert.deepEqual((await routes(page)).map((row) => row.verdict), ["answers anyone"]);
}));

test("marks stay on their lines while lines are added above", visiting({ before }, async (page) => {
  await paste(page, '# slow 0\n@app.get("/")  # unprotected\ndef index(): pass\n');
  await headline(page, "The one route answers anyone");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# slow 5000\n\n\n");
  assert.deepEqual(await gutterMarks(page), ["5 unprotected"]);
}));

test("of several texts the newest is checked next, those between are not", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, "# slow 600\n# first");
  await page.waitForFunction(() => window.checks.at(-1)?.endsWith("# first"));
  const sent = await page.evaluate(() => window.checks.length);
  for (const name of ["second", "third", "fourth"]) {
    await paste(page, `# ${name}`);
    await page.waitForTimeout(80);
  }
  await page.waitForFunction(() => window.checks.at(-1) === "# fourth");
  const texts = await page.evaluate((sent) => window.checks.slice(sent), sent);
  assert.deepEqual(texts, ["# fourth"]);
}));

test("undo brings back the text that an example replaced", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, "# my own text");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('[data-example="class-views"]').click();
  await page.waitForFunction(() => /MethodView/.test(window.checks.at(-1)));
  await focusEditor(page);
  await page.keyboard.press("Control+z");
  assert.equal(
    await page.locator("#editor .cm-content").textContent(),
    "# my own text",
  );
}));

test("an answer about a text that is gone is not shown", visiting({ before }, async (page) => {
  await answered(page);
  await paste(page, '# slow 500\n@app.get("/old")  # unprotected\ndef old(): pass\n');
  await page.waitForFunction(() => /\/old/.test(window.checks.at(-1)));
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.waitForTimeout(700);
  assert.equal(await page.locator("#headline").textContent(), "Which routes answer anyone?");
  assert.equal(await page.locator(".route").count(), 0);
}));

test("Tab indents, Escape and Tab leave the editor", visiting({ before }, async (page) => {
  await paste(page, "x");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await page.locator("#editor .cm-line").textContent(), "    x");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id === "editor"), false);
}));

const code = (page) => page.locator("#editor .cm-content").evaluate((node) => node.cmTile.view.state.doc.toString());
const sample = '@app.get("/a")  # protected\ndef a():\n    return "a", 1\n\n@app.get("/b")  # protected\ndef b():\n    pass\n';

/** Selects from the start of the text over so many lines. */
async function selectLines(page, count) {
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < count; i++) await page.keyboard.press("Shift+ArrowDown");
}

// The browser's own typing over lines would write style attributes, which the
// policy forbids: each would be an error in the console, and visiting() fails.
test("typing over lines breaks no policy, and undo takes it back", visiting({ before }, async (page) => {
  await paste(page, sample);
  const below = sample.split("\n").slice(3).join("\n");
  await selectLines(page, 3);
  await page.keyboard.type("x = 1");
  assert.equal(await code(page), `x = 1${below}`);
  await page.keyboard.press("Control+z");
  assert.equal(await code(page), sample);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("y");
  assert.equal(await code(page), "y");
  await page.keyboard.press("Control+z");
  assert.equal(await code(page), sample);
}));

test("an input method and a phone's keyboard type over lines as well", visiting({ before }, async (page) => {
  await paste(page, sample);
  const below = sample.split("\n").slice(3).join("\n");
  const session = await page.context().newCDPSession(page);
  await selectLines(page, 3);
  await session.send("Input.insertText", { text: "suggested" });
  assert.equal(await code(page), `suggested${below}`);
  await page.keyboard.press("Control+z");
  await selectLines(page, 3);
  for (const text of ["に", "にほ"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send("Input.insertText", { text: "日本" });
  assert.equal(await code(page), `日本${below}`);
}));

test("rich text pasted over lines leaves its look behind", visiting({ before, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await paste(page, sample);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(new URL("embed.js", page.url()).href);
  await elsewhere.bringToFront();
  await elsewhere.evaluate(async () => {
    const of = (type, text) => ({ [type]: new Blob([text], { type }) });
    await navigator.clipboard.write([new ClipboardItem({
      ...of("text/html", '<p style="color:red">x <b>=</b> 1</p><script>alert(1)</' + 'script><ul><li style="margin:9px">y</li></ul>'),
      ...of("text/plain", "x = 1\ny\n"),
    })]);
  });
  await page.bringToFront();
  await selectLines(page, 3);
  await page.keyboard.press("Control+v");
  assert.equal(await code(page), `x = 1\ny\n${sample.split("\n").slice(3).join("\n")}`);
  await page.keyboard.press("Control+z");
  assert.equal(await code(page), sample);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  assert.equal(await code(page), "");
  await page.keyboard.press("Control+v");
  assert.equal(await code(page), sample);
}));

test("lines are dragged to another place, and undo takes that back", visiting({ before }, async (page) => {
  await paste(page, sample);
  await selectLines(page, 3);
  const line = async (number) => {
    const box = await page.locator("#editor .cm-line").nth(number - 1).boundingBox();
    return [box.x + 24, box.y + box.height / 2];
  };
  const [startX, startY] = await line(2);
  await page.mouse.move(startX, startY);
  await page.mouse.down();
  // A drag begins within the first pixels; what moves further selects.
  await page.mouse.move(startX + 3, startY + 3, { steps: 3 });
  await page.mouse.move(startX + 6, startY + 6, { steps: 3 });
  const [x, y] = await line(7);
  await page.mouse.move(x, y - 5, { steps: 4 });
  await page.mouse.move(x, y, { steps: 2 });
  await page.mouse.up();
  const moved = sample.split("\n").slice(0, 3).join("\n");
  await page.waitForFunction((sample) => document.querySelector("#editor").shadowRoot.querySelector(".cm-content").cmTile.view.state.doc.toString() !== sample, sample);
  const now = await code(page);
  assert.equal(now.length, sample.length);
  assert.ok(now.indexOf(moved) > 0, now);
  await page.keyboard.press("Control+z");
  assert.equal(await code(page), sample);
}));

/** Notes of each answer of the worker whether it tells only what changed. */
function noteAnswers() {
  window.answers = [];
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => data.type === "report" && window.answers.push(data.changes));
    }
  };
}

test("after many edits the page shows what a new visit shows", visiting({ before: (page) => page.addInitScript(noteAnswers) }, async (page) => {
  await answered(page);
  const shown = () => page.locator("#answer").innerText();
  const type = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    await answered(page);
  };
  await focusEditor(page);
  await type("Control+End", "#");
  await type("Control+Home", "#", "Enter");
  await type("Control+End", "Enter", "Enter");
  for (const line of ['@app.post("/more")', "def more():", "return save()"]) {
    await page.keyboard.type(line);
    await type("Enter");
  }
  await type("Control+Home", "Delete");
  const edited = await shown();
  assert.match(edited, /\/more/);
  const changes = await page.evaluate(() => window.answers);
  assert.equal(changes[0], false);
  assert.ok(changes.length > 3 && changes.slice(1).every(Boolean), `the answers tell only changes: ${changes}`);
  await page.reload();
  await answered(page);
  assert.equal(await shown(), edited);
}));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`neither the code nor the routes move while a statement is typed: ${name}`, visiting({ viewport }, async (page) => {
    await answered(page);
    const places = () => page.evaluate(() => ["editor", "answer-body"].map((id) => document.getElementById(id).getBoundingClientRect().top));
    await page.locator("#editor .cm-content").focus();
    await page.keyboard.press("Control+End");
    const [code, routes] = await places();
    for (const key of 'Enter|@|app.get("/x"|)|Enter|def x(|):|Enter|return ""'.split("|")) {
      if (key === "Enter") await page.keyboard.press(key);
      else await page.keyboard.type(key);
      await page.waitForTimeout(150);
      await page.waitForSelector("#answer[aria-busy=false]", { state: "attached" });
      assert.deepEqual(await places(), [code, routes], `after ${key}: ${await page.locator("#subline").textContent()}`);
    }
    await headline(page, /^[23] of 7 routes/);
  }));
}
