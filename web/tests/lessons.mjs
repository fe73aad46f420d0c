// The lessons: walked through with the keyboard alone, kept, opened from links
// and files, and a sheet to print.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { violations } from "./axe.mjs";
import { headline } from "./page-object.mjs";
import { root } from "./site.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const written = (name) => readFileSync(`${root}/web/lessons/${name}.md`, "utf8");
const linkTo = (text) => `/#lesson=1.${deflateRawSync(text).toString("base64url")}`;
const title = (page) => page.locator(".lesson-title").textContent();
const goalsMet = (page, words) =>
  page.waitForFunction((words) => document.querySelector(".goals-state")?.textContent === words, words, { timeout: 20_000 });
const code = async (page) => (await page.locator("#editor .cm-line").allTextContents()).join("\n");

const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node?.classList.contains("cm-content") ? "editor" : (node?.textContent ?? "").trim();
  });

/** Presses Tab until the focus is where these words stand. */
async function tabTo(page, words, key = "Tab") {
  for (let i = 0; i < 60; i++) {
    const here = await focused(page);
    if (words.test ? words.test(here) : here === words) return;
    await page.keyboard.press(key);
  }
  assert.fail(`Tab does not lead to ${words}; it is at ${await focused(page)}`);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Puts the caret at the start of a line, from 1. */
async function toLine(page, line) {
  await press(page, "Control+Home", ...Array(line - 1).fill("ArrowDown"), "Home");
}

test("two lessons with the keyboard alone", visiting({ path: "/" }, async (page) => {
  await headline(page, /routes answer/);
  await tabTo(page, "Lessons");
  await press(page, "Enter");
  await page.waitForSelector(".course");
  assert.equal(await focused(page), "Lessons");
  await tabTo(page, /^The forgotten decorator/);
  await press(page, "Enter");
  await goalsMet(page, "3 of 4 goals met");
  assert.equal(await title(page), "The forgotten decorator");
  await tabTo(page, "Show hint 1 of 2");
  await press(page, "Enter");
  assert.match(await focused(page), /^Look at the lines between/);
  await tabTo(page, "Go to the code", "Shift+Tab");
  await press(page, "Enter");
  assert.equal(await focused(page), "editor");
  const line = (await code(page)).split("\n").findIndex((text) => text.startsWith("def delete_note")) + 1;
  await toLine(page, line);
  await page.keyboard.type("@jwt_required()");
  await press(page, "Enter");
  await goalsMet(page, "All goals are met.");
  assert.equal(await page.locator(".goal-met").count(), 4);
  await press(page, "Escape"); // Tab indents; after Escape it leaves the editor
  await tabTo(page, "Next lesson", "Shift+Tab");
  await press(page, "Enter");
  await goalsMet(page, "1 of 2 goals met");
  assert.equal(await focused(page), "Decorator order");
  await tabTo(page, "Show the solution");
  await press(page, "Enter");
  assert.match(await page.locator(".solution").textContent(), /The route's decorator is the outermost/);
  await tabTo(page, "Go to the code", "Shift+Tab");
  await press(page, "Enter");
  const guard = (await code(page)).split("\n").indexOf("@jwt_required()") + 1;
  await toLine(page, guard);
  await press(page, "Alt+ArrowDown");
  await goalsMet(page, "All goals are met.");
  await press(page, "Escape");
  await tabTo(page, "All lessons", "Shift+Tab");
  await press(page, "Enter");
  assert.deepEqual(await page.locator(".course-done .course-title").allTextContents(), ["The forgotten decorator, done", "Decorator order, done"]);
  await tabTo(page, "Summary");
  await press(page, "Enter");
  await tabTo(page, "");
  await page.keyboard.type("Ada Lovelace");
  assert.equal(await page.locator(".sheet-sentence").textContent(), "Ada Lovelace has met all goals of 2 of 14 lessons.");
  const rows = await page.locator(".sheet-table tbody tr").evaluateAll((all) => all.map((row) => row.innerText.split("\t")));
  assert.equal(rows[1][2].trim(), "1 hint");
  assert.equal(rows[2][2].trim(), "the solution");
  await press(page, "Escape");
}));

test("what was done is there after a reload; closing brings the own text back", visiting({ path: "/" }, async (page) => {
  await headline(page, /routes answer/);
  const own = await code(page);
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.locator("[data-lesson='04-called-or-bare']").click();
  await goalsMet(page, "1 of 3 goals met");
  await page.getByRole("button", { name: "Go to the code" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# mine");
  await page.waitForFunction(() => localStorage.getItem("unguarded.lessons")?.includes("# mine"));
  await page.reload();
  await goalsMet(page, "1 of 3 goals met");
  assert.match(await code(page), /# mine/);
  await page.getByRole("button", { name: "Start again" }).click();
  assert.doesNotMatch(await code(page), /# mine/);
  await page.getByRole("button", { name: "Lessons", exact: true }).click();
  assert.equal(await page.locator("#lesson").isVisible(), false);
  assert.equal((await code(page)).trim(), own.trim());
  assert.doesNotMatch(page.url(), /#/);
}));

test("Back leads to the list, and to what was there before the lessons", visiting({ path: "/" }, async (page) => {
  await headline(page, /routes answer/);
  const own = await code(page);
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.locator("[data-lesson='03-decorator-order']").click();
  await goalsMet(page, "1 of 2 goals met");
  await page.goBack();
  await page.waitForSelector(".course");
  await page.goForward();
  await goalsMet(page, "1 of 2 goals met");
  await page.goBack();
  await page.waitForSelector(".course");
  await page.goBack();
  await page.locator("#lesson").waitFor({ state: "hidden" });
  assert.equal((await code(page)).trim(), own.trim());
}));

test("on a phone the lesson's tab counts the goals", visiting({ path: "/#lesson/03-decorator-order", viewport: phone }, async (page) => {
  await goalsMet(page, "1 of 2 goals met");
  await page.getByRole("button", { name: "Show the solution" }).click();
  await page.getByRole("button", { name: "Put it into the editor" }).click();
  await page.getByRole("tab", { name: "Lesson 2/2" }).waitFor();
  assert.equal(await page.locator("#editor").isVisible(), true);
  await page.getByRole("tab", { name: "Lesson 2/2" }).click();
  assert.equal(await page.getByRole("button", { name: "Next lesson" }).isVisible(), true);
}));

test("what was typed just before a lesson is kept as the draft, and the lesson's text is not", visiting({ path: "/" }, async (page) => {
  await headline(page, /routes answer/);
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.waitForSelector(".course");
  await page.locator("#editor .cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# my own");
  await page.locator("[data-lesson='03-decorator-order']").click();
  await goalsMet(page, "1 of 2 goals met");
  await page.waitForTimeout(1500); // longer than the pause before a draft is kept
  const draft = await page.evaluate(() => localStorage.getItem("unguarded.drafts"));
  assert.match(draft, /# my own/);
  assert.doesNotMatch(draft, /\/teams/);
}));

test("an example takes the lesson's place, and the lesson keeps its text", visiting({ path: "/#lesson/03-decorator-order" }, async (page) => {
  await goalsMet(page, "1 of 2 goals met");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator(".menu-item").first().click();
  await page.locator("#lesson").waitFor({ state: "hidden" });
  await headline(page, /2 of 6 routes/);
  await page.goto("about:blank");
  await page.goBack();
  await page.evaluate(() => { location.hash = "#lesson/03-decorator-order"; });
  await goalsMet(page, "1 of 2 goals met");
}));

const teachers = `---
title: <b>My</b> lesson
summary: A <img src=x onerror=alert(1)> summary.
---

<script>alert(1)</script>

<img src="https://example.com/x.png" onerror="alert(2)">

![picture](https://example.com/y.png) [away](javascript:alert(3)) [there](https://example.com/)

## Start

\`\`\`python
from flask import Flask
app = Flask(__name__)
@app.get("/")
def index():
    return load()
\`\`\`

## Goals

- \`GET / exists\` <b>There</b>.

## Hints

1. *None*.

## Solution

\`\`\`python
app = 1
\`\`\`
`;

test("a lesson from a link: markup stays text, nothing is fetched", visiting({ path: linkTo(teachers) }, async (page) => {
  await goalsMet(page, "All goals are met.");
  assert.equal(await title(page), "<b>My</b> lesson");
  const lesson = page.locator("#lesson");
  assert.equal(await lesson.locator("img, script, b").count(), 0);
  assert.match(await lesson.textContent(), /<script>alert\(1\)<\/script>/);
  assert.deepEqual(await lesson.locator("a").evaluateAll((all) => all.map(({ href, rel }) => `${href} ${rel}`)), ["https://example.com/ noopener noreferrer"]);
  await page.getByRole("button", { name: "All lessons" }).click();
  assert.equal(await page.locator(".elsewhere .course-item").count(), 1);
}));

test("a lesson of the course by its link is the course's", visiting({ path: linkTo(written("05-optional-is-not-required")) }, async (page) => {
  await goalsMet(page, "1 of 2 goals met");
  assert.equal(await page.locator(".lesson-number").textContent(), "Lesson 5");
  await page.waitForFunction(() => location.hash === "#lesson/05-optional-is-not-required");
}));

for (const [what, path, words] of [
  ["a link that was cut", linkTo(teachers).slice(0, -40), /its end is missing/],
  ["a lesson that lacks a part", linkTo(teachers.replace("## Hints", "## Help")), /line \d+: expected the headings Start, Goals, Hints and Solution/],
  ["a lesson that is none", linkTo("no lesson"), /expected a head between two lines/],
  ["a lesson that would unpack to very much", linkTo("a".repeat(3_000_000)), /more than 0\.8 million bytes/],
  ["a name that no lesson has", "/#lesson/99-nothing", /There is no lesson 99-nothing/],
]) {
  test(`says why it is not opened: ${what}`, visiting({ path }, async (page) => {
    await page.waitForFunction(() => document.querySelector(".lesson-problem")?.textContent !== "");
    assert.match(await page.locator(".lesson-problem").textContent(), words);
    assert.equal(await page.locator(".course .course-item").count(), 14);
  }));
}

test("a lesson file is opened, and its link opens it again", visiting({ path: "/#lessons" }, async (page) => {
  await page.waitForSelector(".course");
  await page.locator("#lesson input[type=file]").setInputFiles({ name: "mine.md", mimeType: "text/markdown", buffer: Buffer.from(teachers) });
  await goalsMet(page, "All goals are met.");
  await page.waitForFunction(() => location.hash.startsWith("#lesson=1."));
  await page.reload();
  await goalsMet(page, "All goals are met.");
  assert.equal(await title(page), "<b>My</b> lesson");
}));

test("a lesson file is dropped on the page; one that is none says why", visiting({ path: "/" }, async (page) => {
  await headline(page, /routes answer/);
  const drop = (name, text) => page.locator("#editor").evaluate((target, [name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: "text/markdown" }));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, text]);
  await drop("mine.md", teachers);
  await goalsMet(page, "All goals are met.");
  assert.equal(await title(page), "<b>My</b> lesson");
  await drop("notes.md", "# Notes\n");
  await page.waitForFunction(() => document.querySelector(".lesson-problem")?.textContent !== "");
  assert.match(await page.locator(".lesson-problem").textContent(), /line 1: expected a head/);
}));

test("a browser that keeps nothing has lessons all the same", visiting({
  path: "/#lesson/04-called-or-bare",
  before: (page) => page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  }),
}, async (page) => {
  await goalsMet(page, "1 of 3 goals met");
  await page.getByRole("button", { name: "Show the solution" }).click();
  await page.getByRole("button", { name: "Put it into the editor" }).click();
  await goalsMet(page, "All goals are met.");
}));

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing serious in lessons: ${colorScheme}, ${name}`, visiting({ colorScheme, viewport, path: "/#lesson/12-refresh-and-fresh-tokens" }, async (page) => {
      await goalsMet(page, "4 of 7 goals met");
      for (let i = 0; i < 3; i++) await page.getByRole("button", { name: /Show hint/ }).click();
      await page.getByRole("button", { name: "Show the solution" }).click();
      assert.deepEqual(await violations(page), []);
      const sideways = () => page.evaluate(() => Math.max(document.documentElement.scrollWidth - innerWidth, document.getElementById("lesson").scrollWidth - document.getElementById("lesson").clientWidth));
      assert.equal(await sideways(), 0);
      await page.getByRole("button", { name: "All lessons" }).click();
      assert.deepEqual(await violations(page), []);
      assert.equal(await sideways(), 0);
      await page.getByRole("button", { name: "Summary" }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}

test("on paper the summary stands alone", visiting({ path: "/#lessons/summary" }, async (page) => {
  await page.locator(".sheet[open]").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#work").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "Print" }).isVisible(), false);
  assert.equal(await page.locator(".sheet-table").isVisible(), true);
  const { top, paper } = await page.locator(".sheet").evaluate((sheet) => ({
    top: sheet.getBoundingClientRect().top,
    paper: getComputedStyle(sheet, "::backdrop").display,
  }));
  assert.deepEqual({ top, paper }, { top: 0, paper: "none" });
}));
