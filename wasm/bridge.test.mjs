// The built checkers as JavaScript meets them: dist/checker.wasm, and what the page
// loads of it. Run by ./build.sh test.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { before, describe, test } from "node:test";
import { Worker } from "node:worker_threads";

import { built, start } from "./instance.mjs";

const app = `from flask import Flask
from flask_jwt_extended import jwt_required

app = Flask(__name__)

@app.get("/me")
@jwt_required()
def me():
    return {}
`;

const request = (source, more = {}) => JSON.stringify({ files: [{ path: "app.py", source }], ...more });

for (const checker of built) describe(checker.pathname.replace(/.*\/dist\//, "dist/"), () => {
  let unguarded;
  before(async () => {
    ({ unguarded } = await start(checker));
  });

  test("version is that of the reports", () => {
    assert.match(unguarded.version, /^\d+\.\d+\.\d+/);
    assert.equal(JSON.parse(unguarded.check(request(app))).tool.version, unguarded.version);
  });

  test("rules are a list of JSON objects with an id", () => {
    const rules = JSON.parse(unguarded.rules());
    assert.ok(rules.length > 0);
    for (const rule of rules) assert.match(rule.id, /^[a-z0-9-]+$/);
  });

  test("a check answers with a report of the contract's version", () => {
    const report = JSON.parse(unguarded.check(request(app)));
    assert.equal(report.schemaVersion, 1);
    assert.equal(report.profile, "routes");
    assert.deepEqual(report.routes.map((route) => [route.urlRule, route.verdict]), [["/me", "protected"]]);
  });

  test("the profile is the one asked for", () => {
    assert.equal(JSON.parse(unguarded.check(request(app, { profile: "classic" }))).profile, "classic");
  });

  test("a Uint8Array is answered like the string it holds", () => {
    const text = request(app + "# naïve 🙂\n");
    assert.equal(unguarded.check(new TextEncoder().encode(text)), unguarded.check(text));
  });

  test("a thousand calls give the same answer", () => {
    const first = unguarded.check(request(app));
    for (let i = 0; i < 1000; i++) assert.equal(unguarded.check(request(app)), first);
  });

  test("what can't be answered says which field is wrong, and what was expected", () => {
    const cases = [
      [[], /^request: expected a string or a Uint8Array, found nothing$/],
      [[{ files: [] }], /^request: expected a string or a Uint8Array, found object$/],
      [[Symbol("request")], /^request: expected a string or a Uint8Array, found symbol$/],
      [["{"], /^the request ends too early/],
      [["no JSON"], /^the request is not JSON at byte 2/],
      [[new Uint8Array([0x7b, 0xff])], /^the request is not UTF-8 at byte 1/],
      [["{}"], /^files: expected a list of files, found nothing$/],
      [[request(app, { profile: "strict" })], /^profile: expected "routes" or "classic", found "strict"$/],
      [[JSON.stringify({ files: [{ path: "/app.py", source: "" }] })], /^files\[0\]\.path: expected a relative path/],
      [[JSON.stringify({ files: [{ path: "a.py", source: "" }, { path: "a.py", source: "" }] })], /^files\[1\]\.path: expected a path of its own/],
    ];
    for (const [args, sentence] of cases) assert.match(JSON.parse(unguarded.check(...args)).error, sentence);
    assert.equal(JSON.parse(unguarded.check(request(app))).schemaVersion, 1);
  });

  // A minute of work is enough once: with what the page loads, where it is built.
  const large = { skip: checker !== built.at(-1) };
  test("5 MB are answered, as many lines and as one", large, () => {
    const size = 5 << 20;
    const statements = app + "x = 1  # a comment\n".repeat(size / 19);
    const oneLine = app + `x = "${"a".repeat(size)}"\n`;
    for (const source of [statements, oneLine]) {
      const report = JSON.parse(unguarded.check(request(source)));
      assert.equal(report.error, undefined);
      assert.equal(report.summary.files, 1);
    }
    assert.equal(JSON.parse(unguarded.check(request(app))).summary.routes, 1);
  });

  test("hostile texts get a report, and the instance lives on", () => {
    const texts = ["", "\0", "\ufeff", "\r\n\r", "\t", "# only a comment", "def f(", "(".repeat(10_000), "'\ud800'", "if x:\n\ty\n        z\n"];
    for (const source of texts) {
      const report = JSON.parse(unguarded.check(request(source)));
      assert.equal(report.error, undefined, JSON.stringify(source.slice(0, 20)));
      assert.equal(report.summary.files, 1);
    }
    assert.equal(JSON.parse(unguarded.check(request(app))).summary.routes, 1);
  });

  test("a change turns the last report into the next one", () => {
    const lists = ["routes", "libraryRoutes", "diagnostics", "classic"];
    const open = '@app.post("/orders")\ndef add():\n    return save()\n';
    let last = JSON.parse(unguarded.check(request(app)));
    for (const [source, items] of [[app, [0, 0, 0, 0]], [app + open, [1, 0, 1, 0]], ["", [0, 0, 0, 1]], [app, [1, 0, 0, 1]]]) {
      const next = JSON.parse(unguarded.change(request(source)));
      assert.deepEqual(lists.map((name) => next[name].items.length), items);
      for (const name of lists) {
        const { head, items, tail } = next[name];
        next[name] = [...last[name].slice(0, head), ...items, ...last[name].slice(last[name].length - tail)];
      }
      assert.deepEqual(next, JSON.parse(unguarded.check(request(source))));
      last = next;
    }
    assert.match(JSON.parse(unguarded.change("{")).error, /^the request ends too early/);
  });

  test("sources come beside the request, and those of the last one need not come again", () => {
    const bare = (...paths) => JSON.stringify({ files: paths.map((path) => ({ path, source: "" })) });
    const whole = (...files) => JSON.stringify({ files: files.map(([path, source]) => ({ path, source })) });
    const [one, other] = [app, "# naïve 🙂\nimport app\n"];
    const want = unguarded.check(whole(["app.py", one], ["b.py", other]));
    const encoder = new TextEncoder();
    assert.equal(unguarded.check(bare("app.py", "b.py"), [encoder.encode(one), encoder.encode(other)]), want);
    assert.equal(unguarded.check(bare("app.py", "b.py"), [null, other]), want);
    assert.equal(unguarded.check(bare("b.py", "app.py"), [null, null]), want);
    assert.equal(unguarded.check(bare("app.py"), [null]), unguarded.check(whole(["app.py", one])));
    for (const [sources, sentence] of [
      [[null, ""], /^sources: expected one for each of 1 files, found 2$/],
      [[], /^sources: expected one for each of 1 files, found 0$/],
      [[null], /^sources\[0\]: expected a text, for the last request had none of "b.py"$/],
      [[1], /^sources\[0\]: expected a string or a Uint8Array, found number$/],
      ["", /^sources: expected an array, found string$/],
    ]) {
      assert.match(JSON.parse(unguarded.check(bare("b.py"), sources)).error, sentence);
    }
    assert.equal(JSON.parse(unguarded.check(bare("app.py"), [null])).summary.routes, 1);
  });

  test("practice changes nothing of what is told next", () => {
    unguarded.check(request(app));
    assert.equal(JSON.parse(unguarded.practise(request("# other\n"))).summary.files, 1);
    const { routes, summary } = JSON.parse(unguarded.change(request(app)));
    assert.deepEqual(routes, { head: 1, items: [], tail: 0 });
    assert.equal(summary.routes, 1);
  });

  test("export writes each format, and names the formats that exist", () => {
    const report = unguarded.check(request(app));
    assert.match(unguarded.export(report, "text"), /\/me .*protected/);
    assert.equal(JSON.parse(unguarded.export(report, "sarif")).version, "2.1.0");
    assert.match(unguarded.export(report, "markdown"), /^# Unguarded\n/);
    assert.equal(typeof unguarded.export(report, "github"), "string");
    assert.match(JSON.parse(unguarded.export(report, "pdf")).error, /^format: expected "text".*, found "pdf"$/);
    assert.match(JSON.parse(unguarded.export("{}", "text")).error, /^schemaVersion: expected 1, found 0$/);
  });

  test("a Worker thread answers as the main thread does", async () => {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: checker.href });
    worker.postMessage({ name: "check", args: [request(app)] });
    const [{ answer }] = await once(worker, "message");
    await worker.terminate();
    assert.equal(answer, unguarded.check(request(app)));
  });
});

// What the page loads was rewritten after it was linked (web/compact): a fault there
// would show in any of its functions.
test("the page's checker answers as the linked one does", { skip: built.length < 2 && "dist/site is not built" }, async () => {
  const [linked, page] = await Promise.all(built.map(async (checker) => (await start(checker)).unguarded));
  const apps = new URL("../checker/internal/access/testdata/apps/", import.meta.url);
  const files = readdirSync(apps, { recursive: true }).filter((path) => path.endsWith(".py"));
  assert.ok(files.length > 100, `${files.length} applications`);
  for (const path of files) {
    const source = readFileSync(new URL(path, apps), "utf8");
    const asked = request(source.slice(0, source.length * 0.9));
    const answer = linked.check(asked);
    assert.equal(page.check(asked), answer, path);
    assert.equal(page.export(answer, "sarif"), linked.export(answer, "sarif"), path);
  }
});
