// Opening files, folders and archives; what is left out; findings by file.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { zipSync } from "fflate";
import { violations } from "./axe.mjs";
import { headline, paste, routes } from "./page-object.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const sizes = { desktop, phone };
const route = (name, verdict) => `@app.get("/${name}")  # ${verdict}\ndef ${name}():\n    pass\n`;
const bytes = (text) => new TextEncoder().encode(text);

const tabs = (page) => page.locator("#files .file-name").evaluateAll((all) => all.map((one) => one.dataset.path));
const message = (page, words) => page.locator(".message", { hasText: words });

/** Chooses files or a folder by the menu. */
async function choose(page, item, files) {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.locator("#open-panel .menu-item").filter({ hasText: item }).first().click(),
  ]);
  await chooser.setFiles(files);
}

/** Drops files on the page. */
function drop(page, files) {
  return page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, content] of files) data.items.add(new File([Uint8Array.from(content)], name));
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.getElementById("work").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files.map(([name, content]) => [name, [...content]]));
}

const project = {
  "shop-main/app.py": `from flask import Flask\napp = Flask(__name__)\n${route("a", "protected")}`,
  "shop-main/shop/views.py": route("b", "unprotected"),
  "shop-main/README.md": "# Shop",
  "shop-main/logo.png": "\u0089PNG",
  "shop-main/.git/config.py": "x = 1",
  "shop-main/env/pyvenv.cfg": "home = /usr",
  "shop-main/env/lib/thing.py": route("c", "unprotected"),
  "shop-main/latin.py": Uint8Array.of(...bytes("# coding: latin-1\nname = 'M"), 0xfc, ...bytes("ller'\n")),
  "shop-main/broken.py": Uint8Array.of(0xff, 0xfe, 0x00),
  "shop-main/large.py": "# x\n".repeat(300_000),
};
const entries = Object.fromEntries(Object.entries(project).map(([name, content]) => [name, typeof content === "string" ? bytes(content) : content]));

const taken = ["app.py", "latin.py", "shop/views.py"];

async function sees(page) {
  await headline(page, "1 of 2 routes answers anyone");
  assert.deepEqual(await tabs(page), taken);
  assert.equal(await page.locator("#files [aria-current]").getAttribute("data-path"), "app.py");
  await message(page, "3 files opened.").getByRole("button", { name: "Show which" }).click();
  const dialog = page.getByRole("dialog", { name: "Left out" });
  const text = await dialog.textContent();
  assert.match(text, /1 larger than 1 MBshop-main\/large\.py/);
  assert.match(text, /1 not readable as textshop-main\/broken\.py/);
  assert.match(text, /folders that hold other people’s code, or none/);
  assert.match(text, /env\/lib\/thing\.py/);
  await page.keyboard.press("Escape");
}

for (const [name, viewport] of Object.entries(sizes)) {
  test(`of many files the one that is shown has its tab in sight: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, "# mine");
    const others = ["another_module_of_the_shop.py", "archive_of_all_orders.py", "z_last.py"];
    await drop(page, [...others.map((name) => [name, bytes(route("x", "unprotected"))]), ["app.py", bytes(`from flask import Flask\napp = Flask(__name__)\n${route("a", "unprotected")}`)]]);
    await headline(page, "All 4 routes answer anyone");
    const inSight = () => page.evaluate(() => {
      const strip = document.getElementById("files").getBoundingClientRect();
      const tab = document.querySelector("#files .file-shown").getBoundingClientRect();
      return tab.left >= strip.left - 1 && tab.right <= strip.right + 1;
    });
    assert.equal(await page.locator("#files [aria-current]").getAttribute("data-path"), "app.py");
    assert.equal(await inSight(), true);
    await page.locator("#files [aria-current]").focus();
    await page.keyboard.press("End");
    assert.equal(await page.locator("#files [aria-current]").getAttribute("data-path"), "z_last.py");
    assert.equal(await inSight(), true);
  }));
}

for (const [name, viewport] of Object.entries(sizes)) {
  test(`a .zip is opened, and what is left out is said: ${name}`, visiting({ before, viewport }, async (page) => {
    await choose(page, "Files", { name: "shop.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(entries)) });
    await sees(page);
    if (viewport === phone) await page.getByRole("tab", { name: /Routes/ }).click();
    assert.deepEqual((await routes(page)).map(({ rule }) => rule), ["/a", "/b"]);
  }));
}

test("a .zip is opened by dropping it, and by dropping again another", visiting({ before }, async (page) => {
  await drop(page, [["shop.zip", zipSync(entries)]]);
  await sees(page);
  await drop(page, [["one.py", bytes(route("one", "unprotected"))]]);
  await headline(page, "The one route answers anyone");
  assert.deepEqual(await tabs(page), ["one.py"]);
  assert.equal(await page.locator("#drop").isVisible(), false);
  await message(page, "A draft of yours is kept (3 files)").getByRole("button", { name: "Bring it back" }).click();
  await headline(page, "1 of 2 routes answers anyone");
}));

/** Writes the project to a folder of its own, and removes it after. */
async function withFolder(files, body) {
  const top = mkdtempSync(path.join(tmpdir(), "unguarded-folder-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(top, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    await body(top);
  } finally {
    rmSync(top, { recursive: true });
  }
}

test("a folder is opened with the folders below it", visiting({ before }, (page) =>
  withFolder(entries, async (top) => {
    await choose(page, "Folder", path.join(top, "shop-main"));
    await sees(page);
  })));

/** Drops what is at these paths, as the browser does when it comes from outside. */
async function dropPaths(page, ...files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data });
    if (type === "dragOver") assert.equal(await page.locator("#drop").isVisible(), true);
  }
  assert.equal(await page.locator("#drop").isVisible(), false);
}

test("a real folder is dropped, and opened with the folders below it", visiting({ before }, (page) =>
  withFolder(entries, async (top) => {
    await dropPaths(page, path.join(top, "shop-main"));
    await sees(page);
  })));

test("of a real folder with hundreds of files in it none is missed", visiting({ before }, (page) => {
  const many = Object.fromEntries(Array.from({ length: 350 }, (_, i) => [`shop/part${i % 3}/file${i}.py`, `# ${i}\n`]));
  return withFolder({ ...many, "shop/empty/.keep": "", "shop/app.py": route("a", "unprotected") }, async (top) => {
    await dropPaths(page, path.join(top, "shop"));
    await message(page, "351 files opened.").waitFor();
    await headline(page, "The one route answers anyone");
    assert.equal((await page.evaluate(() => window.checks.at(-1))).match(/# \d+/g).length, 350);
    assert.equal(await page.locator("#files [aria-current]").getAttribute("data-path"), "app.py");
  });
}));

test("folders, files and an archive are dropped together", visiting({ before }, (page) =>
  withFolder({
    "one/a.py": route("a", "protected"),
    "two/b.py": route("b", "unprotected"),
    "c.py": route("c", "protected"),
    "more.zip": zipSync({ "d.py": bytes(route("d", "protected")) }),
  }, async (top) => {
    await dropPaths(page, ...["one", "two", "c.py", "more.zip"].map((name) => path.join(top, name)));
    await headline(page, "1 of 4 routes answers anyone");
    assert.deepEqual(await tabs(page), ["c.py", "d.py", "one/a.py", "two/b.py"]);
  })));

test("a folder with no Python in it says so, and the text stays", visiting({ before }, (page) =>
  withFolder({ "notes/readme.txt": "hello" }, async (top) => {
    await paste(page, route("mine", "protected"));
    await dropPaths(page, path.join(top, "notes"));
    await message(page, "Nothing there is Python.").waitFor();
    await headline(page, "The one route refuses a stranger");
  })));

test("files are added beside those that are open, and survive a reload", visiting({ before }, async (page) => {
  await paste(page, route("a", "protected"));
  await choose(page, "Add files", { name: "more.py", mimeType: "text/x-python", buffer: Buffer.from(route("b", "unprotected")) });
  await headline(page, "1 of 2 routes answers anyone");
  assert.deepEqual(await tabs(page), ["app.py", "more.py"]);
  await page.reload();
  await headline(page, "1 of 2 routes answers anyone");
  assert.deepEqual(await tabs(page), ["app.py", "more.py"]);
}));

test("a folder that is a package keeps its name", visiting({ before }, async (page) => {
  const zip = zipSync({ "shop/__init__.py": bytes(""), "shop/views.py": bytes(route("a", "protected")) });
  await drop(page, [["shop.zip", zip]]);
  await headline(page, "The one route refuses a stranger");
  assert.deepEqual(await tabs(page), ["shop/__init__.py", "shop/views.py"]);
}));

const swelling = zipSync({ "app.py": new Uint8Array(30_000_000).fill(35) }, { level: 9 });
const cut = zipSync(entries).slice(0, 200);
for (const [name, archive, why] of [
  ["is none", bytes("no archive"), /it is no \.zip/],
  ["is cut off", cut, /Nothing there is Python|can’t be opened|files? opened/],
  ["swells", swelling, /Nothing there is Python\. Left out: 1 larger than 1 MB/],
]) {
  test(`a .zip that ${name} is answered with the reason, and the text stays`, visiting({ before }, async (page) => {
    await paste(page, route("mine", "protected"));
    await headline(page, "The one route refuses a stranger");
    await drop(page, [["shop.zip", archive]]);
    await page.waitForFunction(() => document.querySelector(".message"));
    await page.waitForFunction((why) => why.test(document.getElementById("messages").textContent), why);
  }));
}

test("of thousands of files as many are taken as the page checks", visiting({ before }, async (page) => {
  const many = {};
  for (let i = 0; i < 3000; i++) many[`many/file${i}.py`] = bytes(`# ${"x".repeat(990)}\n`);
  await drop(page, [["many.zip", zipSync(many, { level: 1 })]]);
  await message(page, "beyond the 2 million characters that the page checks").waitFor({ timeout: 30_000 });
  assert.match(await message(page, "beyond").textContent(), /2,014 files opened\. Left out: 986 beyond/);
}));

test("findings by file: the most first, a press shows the file", visiting({ before }, async (page) => {
  await drop(page, [
    ["a.py", bytes("!!!\n")],
    ["b.py", bytes(route("b", "protected"))],
  ]);
  await page.waitForSelector(".by-file:not([hidden])");
  assert.equal(await page.locator(".by-file").textContent(), "Findings by filea.py1 1 error1 file has none.");
  await page.locator('#files [data-path="b.py"]').click();
  await page.locator(".bar-file").click();
  assert.equal(await page.locator("#files [aria-current]").getAttribute("data-path"), "a.py");
}));

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious in an opened project: ${colorScheme}, ${name}`, visiting({ before, colorScheme, viewport }, async (page) => {
      await drop(page, [["shop.zip", zipSync({ ...entries, "shop-main/wrong.py": bytes("!!!\n") })]]);
      await message(page, "4 files opened.").waitFor();
      await page.waitForSelector(".by-file:not([hidden])", { state: "attached" });
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: "Open", exact: true }).click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      if (viewport === phone) await page.getByRole("tab", { name: /Routes/ }).click();
      assert.deepEqual(await violations(page), []);
      if (viewport === phone) await page.getByRole("tab", { name: /Code/ }).click();
      await page.getByRole("button", { name: "Show which" }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
