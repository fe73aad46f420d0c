// Reading the answer: marks, table, jumps, filters.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  editorFocused,
  gutterMarks,
  headline,
  paste,
  routes,
  selectedText,
  washedLines,
} from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);

const everyVerdict = `import flask_jwt_extended

@app.get("/a")  # unprotected: Nothing asks for a token.
def a():
    pass

@app.post("/b")  # optional
def b():
    pass

@app.get("/c")  # broken
def c():
    pass

@app.get("/d/<int:number>")  # unknown
def d(number):
    pass

@app.get("/e")  # public
def e():
    pass

@app.get("/f")  # protected: \`@jwt_required()\` refuses.
@jwt_required()
def f():
    pass
`;

test("each verdict has its mark in the gutter and in the table", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  assert.deepEqual(await gutterMarks(page), [
    "3 unprotected", "7 optional", "11 broken", "15 unknown", "19 public", "23 protected",
  ]);
  const table = await routes(page);
  assert.deepEqual(
    table.map(({ methods, rule, view, mark, verdict }) => [methods, rule, view, mark, verdict]),
    [
      ["GET", "/a", "a", "unprotected", "answers anyone"],
      ["POST", "/b", "b", "optional", "looks at a token, asks for none"],
      ["GET", "/c", "c", "broken", "crashes before the view"],
      ["GET", "/d/<int:number>", "d", "unknown", "can’t tell"],
      ["GET", "/e", "e", "public", "open on purpose"],
      ["GET", "/f", "f", "protected", "refuses a stranger"],
    ],
  );
  assert.equal(table[0].reason, "Nothing asks for a token. line 4");
}));

test("only the decorator and def lines of open routes are washed", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  assert.deepEqual(await washedLines(page), [
    '@app.get("/a")  # unprotected: Nothing asks for a token.',
    "def a():",
  ]);
}));

test("a click on a route selects its lines in the editor", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  await page.getByRole("button", { name: "/f", exact: true }).click();
  assert.equal(
    await selectedText(page),
    '@app.get("/f")  # protected: `@jwt_required()` refuses.\n@jwt_required()\ndef f',
  );
  assert.equal(await editorFocused(page), true);
}));

test("Enter on a route jumps, arrow keys go from route to route", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  await page.getByRole("button", { name: "/a", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await selectedText(page), '@app.post("/b")  # optional\ndef b');
  assert.equal(await editorFocused(page), true);
}));

test("a jump goes where the route is now, not where it was", visiting({ before }, async (page) => {
  await paste(page, `# slow 0\n${everyVerdict}`);
  await headline(page, "1 of 6 routes answers anyone");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# slow 3000\n# another line\n");
  await page.getByRole("button", { name: "/b", exact: true }).click();
  assert.equal(await selectedText(page), '@app.post("/b")  # optional\ndef b');
}));

test("a row opens to the steps, and each step jumps to its line", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  const opener = page.getByRole("button", { name: "The steps of GET /a" });
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  await opener.click();
  assert.equal(await opener.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await page.locator(".step-sentence").allTextContents(), [
    "app has no hook that runs before the request.",
    "Nothing asks for a token.",
  ]);
  await page.locator(".step .line-link").click();
  assert.equal(await selectedText(page), "def a");
  await opener.click();
  assert.equal(await page.locator(".step").count(), 0);
}));

test("a step that is pointed at or has the focus lights its lines", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  await page.getByRole("button", { name: "The steps of GET /a" }).click();
  const lit = page.locator("#editor .line-pointed");
  await page.locator(".step", { hasText: "Nothing asks" }).hover();
  assert.deepEqual(await lit.allTextContents(), ["def a():"]);
  await page.locator(".headline").hover();
  assert.equal(await lit.count(), 0);
  await page.locator(".step .line-link").focus();
  assert.deepEqual(await lit.allTextContents(), ["def a():"]);
}));

test("resting on a line or on its mark says why", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  const why = page.locator("#editor .why");
  await page.locator("#editor .cm-line", { hasText: "def a" }).hover({ position: { x: 30, y: 8 } });
  await why.waitFor();
  assert.match(await why.textContent(), /GET \/a answers anyone.*Nothing asks for a token\./);
  await page.locator(".headline").hover();
  await why.waitFor({ state: "detached" });
  await page.locator("#editor .gutter-mark[data-mark=protected]").hover();
  await why.waitFor();
  assert.match(await why.textContent(), /GET \/f refuses a stranger.*@jwt_required\(\) refuses\./);
}));

test("a press on a mark in the gutter opens the route's row", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  await page.locator("#editor .gutter-mark[data-mark=protected]").click();
  const steps = page.locator(".route-protected .step");
  assert.equal(await steps.count(), 2);
  assert.equal(
    await page.evaluate(() => document.activeElement?.textContent),
    "/f",
  );
}));

test("a press on a mark shows its row, though another verdict was shown alone", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  await page.getByRole("button", { name: "1 broken" }).click();
  await page.locator("#editor .gutter-mark[data-mark=protected]").click();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "/f");
  assert.equal((await routes(page)).length, 6);
  assert.equal(await page.getByRole("button", { name: "6 all" }).getAttribute("aria-pressed"), "true");
}));

test("the tally shows the routes of one verdict alone", visiting({ before }, async (page) => {
  await paste(page, everyVerdict);
  await headline(page, "1 of 6 routes answers anyone");
  const choice = page.getByRole("button", { name: "1 broken" });
  await choice.click();
  assert.deepEqual((await routes(page)).map((row) => row.rule), ["/c"]);
  assert.equal(await choice.getAttribute("aria-pressed"), "true");
  await choice.click();
  assert.equal((await routes(page)).length, 6);
}));

const differences = [
  {
    name: "it points at a route that refuses a stranger",
    text: 'import flask_jwt\n@app.get("/")  # protected\ndef index(): pass\n@app.get("/b")  # unprotected\ndef b(): pass\n',
    words: "The classic check would fire, because flask_jwt is imported on line 1. That function refuses a stranger; route by route, 1 of 2 routes answers anyone.",
  },
  {
    name: "it points at a function that is no route",
    text: 'import flask_jwt\ndef index(): pass\n@app.get("/b")  # protected\ndef b(): pass\n',
    words: "The classic check would fire, because flask_jwt is imported on line 1. That function is no route; route by route, none answers anyone.",
  },
  {
    name: "it is silent beside an open route",
    text: '@app.get("/")  # unprotected\ndef index(): pass\n',
    words: "The classic check would be silent, because the file imports no JWT package. It answers once for the whole file; route by route, the one route answers anyone.",
  },
  {
    name: "both find nothing open",
    text: '@app.get("/")  # protected\ndef index(): pass\n',
    words: "The classic check would be silent, because the file imports no JWT package.",
  },
];

for (const { name, text, words } of differences) {
  test(`the classic check stands beside the routes, and why they differ: ${name}`, visiting({ before }, async (page) => {
    await answered(page);
    await paste(page, text);
    await page.waitForFunction((words) => document.getElementById("classic").textContent === words, words);
  }));
}

test("the profile switch shows the classic check alone, and back", visiting({ before }, async (page) => {
  await paste(page, 'import flask_jwt\n@app.get("/")  # unprotected\ndef index(): pass\n');
  await headline(page, "The one route answers anyone");
  await page.getByRole("radio", { name: "Classic" }).check();
  await headline(page, "The classic check fires");
  assert.equal(await page.locator(".route").count(), 0);
  assert.deepEqual(await gutterMarks(page), []);
  await page.getByRole("radio", { name: "Classic" }).press("ArrowLeft");
  await headline(page, "The one route answers anyone");
  assert.equal(await page.locator(".route").count(), 1);
}));
