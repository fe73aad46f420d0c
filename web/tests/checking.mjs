// The page with the real checker.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import {
  answered,
  focusEditor,
  headline,
  insert,
  paste,
  routes,
} from "./page-object.mjs";
import { root } from "./site.mjs";
import { visiting } from "./visit.mjs";

const folder = path.join(root, "web/examples");
const readJSON = (name) =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8"));

const verdictOf = {
  "answers anyone": "unprotected",
  "looks at a token, asks for none": "optional",
  "crashes before the view": "broken",
  "can’t tell": "unknown",
  "open on purpose": "public",
  "refuses a stranger": "protected",
};

for (const { group, examples } of readJSON("order")) {
  for (const name of examples) {
    const { title, classic, verdicts } = readJSON(name);
    test(`the example "${title}" (${group}) has the verdicts of its data`, visiting({}, async (page) => {
      await answered(page);
      await page.getByRole("button", { name: "Examples" }).click();
      await page.locator(`[data-example="${name}"]`).click();
      await answered(page);
      const table = await routes(page);
      const shown = table.flatMap(({ methods, rule, verdict }) =>
        methods.split(" ").map((method) => `${method} ${rule} ${verdictOf[verdict]}`),
      );
      assert.deepEqual(shown.sort(), [...verdicts].sort());
      const verb = classic === "fires" ? "fire" : "be silent";
      assert.match(await page.locator("#classic").textContent(), new RegExp(`^The classic check would ${verb}, because `));
    }));
  }
}

test("a missing guard that is typed closes the route", visiting({}, async (page) => {
  await answered(page);
  await paste(page, [
    "from flask import Flask",
    "from flask_jwt_extended import JWTManager, jwt_required",
    "app = Flask(__name__)",
    "JWTManager(app)",
    '@app.get("/orders")',
    "",
    "def orders():",
    "    return []",
    "",
  ].join("\n"));
  await headline(page, "The one route answers anyone");
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.type("@jwt_required()");
  await headline(page, "The one route refuses a stranger");
}));

/** A text of many lines with a route in every seven. */
function longText(lines) {
  const parts = [
    "from flask import Flask",
    "from flask_jwt_extended import JWTManager, jwt_required",
    "app = Flask(__name__)",
    "JWTManager(app)",
    "",
  ];
  for (let number = 0; parts.length + 7 <= lines; number++) {
    parts.push(
      `@app.get("/items/${number}/<int:item>")`,
      number % 10 === 0 ? "# no guard" : "@jwt_required()",
      `def item_${number}(item):`,
      `    text = "item %s of ${number}" % item`,
      "    return {'text': text, 'number': item + 1}",
      "",
      "",
    );
  }
  while (parts.length < lines) parts.push("");
  return parts.join("\n");
}

test("20,000 lines: typing goes on while they are checked", visiting({}, async (page) => {
  await answered(page);
  await paste(page, longText(20_000));
  await headline(page, "286 of 2,856 routes answer anyone");
  await focusEditor(page);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# typed while the checker works\n", { delay: 30 });
  const first = await page.locator("#editor .cm-line").first().textContent();
  assert.equal(first, "# typed while the checker works");
  await insert(page, '@app.get("/late")\ndef late(): return []\n');
  await headline(page, "287 of 2,857 routes answer anyone");
}));
