// What outlives a visit: drafts, links, exports.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { unzipSync } from "fflate";
import { violations } from "./axe.mjs";
import { answered, headline, more, paste } from "./page-object.mjs";
import { address } from "./site.mjs";
import { standIn } from "./stand-in.mjs";
import { desktop, phone, visiting } from "./visit.mjs";

const before = (page) => page.addInitScript(standIn);
const sizes = { desktop, phone };
const route = (name, verdict) => `@app.get("/${name}")  # ${verdict}\ndef ${name}():\n    pass\n`;

const code = (page) => page.locator("#editor .cm-content").textContent();
const message = (page, words) => page.locator(".message", { hasText: words });
const share = async (page) => {
  await more(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
};
const link = (page) => page.getByRole("textbox", { name: "The link" }).inputValue();
const base64url = (bytes) => Buffer.from(bytes).toString("base64url");
const fragment = (value) => `#v1=${base64url(deflateRawSync(JSON.stringify(value)))}`;
const shared = (address) => JSON.parse(inflateRawSync(Buffer.from(address.split("#v1=")[1], "base64url")));
const files = (source) => ({ files: [{ path: "app.py", source }], profile: "routes", options: {} });

/** Waits until the draft is kept that ends so. */
const kept = (page, end) =>
  page.waitForFunction((end) => (localStorage.getItem("unguarded.drafts") ?? "").includes(end), end);

/** Follows a link on the page, as from a bookmark. */
async function follow(page, fragment) {
  await page.goto("about:blank");
  await page.goto(`${await address()}/${fragment}`);
}

for (const [name, viewport] of Object.entries(sizes)) {
  test(`the draft survives a reload, and can be forgotten: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, route("mine", "protected"));
    await page.reload();
    await headline(page, "The one route refuses a stranger");
    assert.match(await code(page), /def mine/);
    await message(page, "kept in this browser only").getByRole("button", { name: "Forget it" }).click();
    await page.waitForFunction(() => localStorage.length === 0);
    await page.reload();
    await answered(page);
    assert.doesNotMatch(await code(page), /def mine/);
  }));

  test(`a link wins over the draft, which is kept and comes back: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, route("mine", "protected"));
    await kept(page, "mine");
    await follow(page, fragment(files(route("theirs", "unprotected"))));
    await headline(page, "The one route answers anyone");
    assert.match(await code(page), /def theirs/);
    await page.locator("#editor .cm-content").focus();
    await page.keyboard.type("# edited\n");
    await kept(page, "# edited");
    assert.equal(new URL(page.url()).hash, "");
    await message(page, "A draft of yours is kept").getByRole("button", { name: "Bring it back" }).click();
    await headline(page, "The one route refuses a stranger");
    assert.match(await code(page), /def mine/);
    await page.reload();
    await headline(page, "The one route refuses a stranger");
    await message(page, "A draft of yours is kept").getByRole("button", { name: "Bring it back" }).click();
    assert.match(await code(page), /# edited/);
  }));
}

test("an example takes the draft’s place without losing it", visiting({ before }, async (page) => {
  await paste(page, "# my own text");
  await kept(page, "my own");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('[data-example="class-views"]').click();
  await page.reload();
  await message(page, "A draft of yours is kept (1 line)").getByRole("button", { name: "Bring it back" }).click();
  assert.equal(await code(page), "# my own text");
}));

test("a full store is said, and nothing breaks", visiting({
  async before(page) {
    await page.addInitScript(standIn);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
  },
}, async (page) => {
  await paste(page, route("mine", "protected"));
  await headline(page, "The one route refuses a stranger");
  await message(page, "Your browser has no room to keep this text").waitFor();
}));

test("a store that may not be read leaves the page as it is", visiting({
  async before(page) {
    await page.addInitScript(standIn);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
  },
}, async (page) => {
  await paste(page, route("mine", "protected"));
  await headline(page, "The one route refuses a stranger");
  await message(page, "Your browser has no room to keep this text").waitFor();
}));

test("a link holds all files and the profile, whatever is in them", visiting({ before }, async (page) => {
  const hostile = `# <img src=x onerror=alert(1)> \u202E \u200B \ud800 \u0001 "'\`\n${route("a", "unprotected")}`;
  await paste(page, hostile);
  await page.getByRole("button", { name: "Add a file" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("views/b.py");
  await page.keyboard.press("Enter");
  await paste(page, route("b", "protected"));
  await headline(page, "1 of 2 routes answers anyone");
  await page.getByRole("radio", { name: "Classic" }).check();
  await share(page);
  const made = await link(page);
  const request = shared(made);
  assert.equal(request.profile, "classic");
  assert.deepEqual(request.files.map(({ path }) => path), ["app.py", "views/b.py"]);
  assert.equal(request.files[0].source, hostile);
  await follow(page, new URL(made).hash);
  await headline(page, "The classic check is silent");
  await page.getByRole("radio", { name: "Routes" }).check();
  await headline(page, "1 of 2 routes answers anyone");
  assert.equal(await page.locator("img[src]").count(), 0);
}));

const whole = fragment(files(route("a", "unprotected")));
const bomb = `#v1=${base64url(deflateRawSync(Buffer.alloc(40_000_000, 32)))}`;
for (const [name, broken, why] of [
  ["its end is missing", whole.slice(0, -20), /not whole/],
  ["a character is none of ours", `${whole}%C3%A4`, /damaged/],
  ["its middle was changed", `${whole.slice(0, 20)}AAAA${whole.slice(24)}`, /not whole|damaged/],
  ["it is from a newer page", "#v2=abc", /newer version/],
  ["it is a bomb", bomb, /more than 8 million bytes/],
  ["it holds no JSON", `#v1=${base64url(deflateRawSync("hello"))}`, /damaged/],
  ["it holds no files", fragment({ files: [] }), /no files/],
  ["its files are none", fragment({ files: [{ path: "a.py", source: 1 }] }), /no files/],
]) {
  test(`a broken link is said to be one: ${name}`, visiting({ before }, async (page) => {
    await paste(page, "# my own text");
    await kept(page, "my own");
    await follow(page, broken);
    const said = message(page, "The shared text can’t be opened.");
    await said.waitFor();
    assert.match(await said.textContent(), why);
    await answered(page);
    await message(page, "A draft of yours is kept").getByRole("button", { name: "Bring it back" }).click();
    assert.equal(await code(page), "# my own text");
  }));
}

const secretive = `app.config["JWT_SECRET_KEY"] = "super-secret"
app.secret_key = b'also'
URI = "postgresql://bob:hunter2@db/shop"
KEY = os.environ.get("API_KEY", "fallback")
LOCATION = ["headers"]
`;

test("secrets are warned of, and redacted with one click", visiting({ before }, async (page) => {
  await paste(page, secretive);
  await share(page);
  const dialog = page.getByRole("dialog", { name: "Share" });
  assert.match(await dialog.textContent(), /4 values look like a secret:JWT_SECRET_KEY in line 1secret_key in line 2a password in an address in line 3API_KEY in line 4/);
  assert.equal(await dialog.getByRole("textbox").count(), 0);
  await dialog.getByRole("button", { name: "Redact and make the link" }).click();
  assert.equal(shared(await link(page)).files[0].source, secretive
    .replace("super-secret", "redacted").replace("also", "redacted").replace("hunter2", "redacted").replace("fallback", "redacted"));
  await page.keyboard.press("Escape");
  assert.match(await code(page), /super-secret/);
  await share(page);
  await dialog.getByRole("button", { name: "Keep in the link" }).click();
  assert.equal(shared(await link(page)).files[0].source, secretive);
}));

test("a text that is too long for a link is said to be", visiting({ before }, async (page) => {
  let noise = "";
  for (let i = 0; noise.length < 200_000; i++) noise += `# ${Math.sin(i)}\n`;
  await paste(page, noise);
  await share(page);
  await page.locator(".share-too-long").waitFor();
  assert.match(await page.locator(".share-too-long").textContent(), /too long for a link: it would have [\d,]+ characters/);
}));

test("a link is copied", visiting({ before, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await paste(page, route("a", "protected"));
  await share(page);
  const made = await link(page);
  await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), made);
}));

for (const [name, viewport] of Object.entries(sizes)) {
  test(`a short link asks before it uploads: ${name}`, visiting({ before, viewport }, async (page) => {
    await paste(page, route("short", "unprotected"));
    const uploads = [];
    page.on("request", (request) => {
      if (request.method() === "POST") uploads.push(request.url());
    });
    await share(page);
    const host = new URL(await address()).host;
    await page.getByRole("button", { name: `Short link: uploads this text to ${host}` }).click();
    assert.match(await page.locator(".share-short").textContent(), /Whoever has the link can read it there for \d+ days/);
    assert.deepEqual(uploads, []);
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    const short = await page.getByRole("textbox", { name: "The short link" }).inputValue();
    assert.match(short, /\/s\/[a-z2-7]{24}$/);
    assert.equal(uploads.length, 1);
    assert.match(await page.locator("#privacy").textContent(), /^one text left this page, for a short link/);
    await page.goto("about:blank");
    await page.goto(short);
    await headline(page, "The one route answers anyone");
    assert.match(await code(page), /def short/);
  }));
}

test("a short link to nothing is said to be one", visiting({ before, allowErrors: /404/, path: `/#s=${"a".repeat(24)}` }, async (page) => {
  await message(page, "The shared text can’t be opened. Nothing is shared under").waitFor();
  await answered(page);
}));

test("where the server has no short links none is offered", visiting({
  allowErrors: /404/,
  async before(page) {
    await page.addInitScript(standIn);
    await page.route("**/api/features", (route) => route.fulfill({ status: 404, body: "" }));
  },
}, async (page) => {
  await answered(page);
  await share(page);
  await page.getByRole("textbox", { name: "The link" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /Short link/ }).count(), 0);
}));

test("the answer is exported as JSON, SARIF and Markdown", visiting({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await answered(page);
  const exported = async (name) => {
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#export-panel .menu-item").filter({ hasText: name }).first().click(),
    ]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  const [json, report] = await exported("JSON");
  assert.equal(json, "unguarded.json");
  assert.equal(JSON.parse(report).schemaVersion, 1);
  const [sarif, log] = await exported("SARIF");
  assert.equal(sarif, "unguarded.sarif");
  assert.equal(JSON.parse(log).version, "2.1.0");
  const [markdown, text] = await exported("Markdown");
  assert.equal(markdown, "unguarded.md");
  assert.match(text, /\/notes/);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: /^Copy as Markdown/ }).click();
  await page.waitForFunction(() => document.getElementById("status").textContent === "Copied as Markdown");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
}));

for (const [name, viewport] of Object.entries(sizes)) {
  test(`the code is saved as it is: one file as it is named, several as a .zip: ${name}`, visiting({ before, viewport }, async (page) => {
    const saved = async () => {
      await more(page);
      await page.getByRole("button", { name: "Export" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^The code/ }).click()]);
      return [download.suggestedFilename(), readFileSync(await download.path())];
    };
    await paste(page, "# Grüße, 你好");
    const [one, text] = await saved();
    assert.deepEqual([one, text.toString()], ["app.py", "# Grüße, 你好"]);
    await follow(page, fragment({ files: [{ path: "app.py", source: "# é" }, { path: "shop/views.py", source: "\n" }, { path: "../up.py", source: "" }], profile: "routes", options: {} }));
    await message(page, "This text came with the link").waitFor();
    const [several, archive] = await saved();
    assert.equal(several, "code.zip");
    const files = Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
    assert.deepEqual(files, [["app.py", "# é"], ["shop/views.py", "\n"], ["up.py", ""]]);
  }));
}

test("a wrong verdict is told in a text that is sent nowhere", visiting({ before, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await paste(page, `SECRET_KEY = "hush"\n# \`\`\`\n${route("a", "unprotected")}`);
  await headline(page, "The one route answers anyone");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: /^Report a wrong verdict/ }).click();
  const text = page.getByRole("textbox", { name: "The text" });
  assert.match(await text.inputValue(), /^# GET \/a is protected, not unprotected\n\nunguarded stand-in, page build [0-9a-f]{12}/);
  assert.match(await text.inputValue(), /````python\nSECRET_KEY = "redacted"/);
  await page.getByLabel("It should be").selectOption("public");
  assert.match(await text.inputValue(), /^# GET \/a is public, not unprotected/);
  await page.getByRole("button", { name: "Copy the text" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text.inputValue());
  assert.deepEqual(requests, []);
}));

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious in sharing and exporting: ${colorScheme}, ${name}`, visiting({ before, colorScheme, viewport }, async (page) => {
      await paste(page, secretive + route("a", "unprotected"));
      await kept(page, "def a");
      await page.reload();
      await headline(page, "The one route answers anyone");
      assert.deepEqual(await violations(page), []);
      await share(page);
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: /^Redact/ }).click();
      await page.getByRole("button", { name: /^Short link/ }).click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await more(page);
      await page.getByRole("button", { name: "Export" }).click();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: /^Report a wrong verdict/ }).click();
      assert.deepEqual(await violations(page), []);
    }));
  }
}
