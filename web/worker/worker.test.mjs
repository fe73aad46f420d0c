// The entry, worker.mjs, with a program that fails on demand.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { ask } from "../tests/http/ask.mjs";
import { start } from "./local.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "unguarded-"));
let server;

before(async () => {
  const program = path.join(folder, "faulty.wasm");
  execFileSync("go", ["build", "-o", program, "./testdata/faulty"], {
    cwd: import.meta.dirname,
    env: { ...process.env, GOOS: "js", GOARCH: "wasm" },
  });
  server = await start({ program, quiet: true });
});

after(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const get = (path) => ask(server.address, { path });
const text = async (path) => (await get(path)).content.toString();

/** Starts a program anew, so that its count is 0. */
const anew = () => get("/exit");

/** Fails unless the answer says that this is a bug. */
function isBug({ status, headers, json }) {
  assert.equal(status, 500);
  assert.equal(headers["content-type"], "application/problem+json");
  assert.equal(json.detail, "This is a bug in unguarded, not in the text that was given.");
}

test("the program lives on from one request to the next", async () => {
  await anew();
  assert.deepEqual([await text("/count"), await text("/count"), await text("/count")], ["1", "2", "3"]);
});

for (const crash of ["/panic", "/exit", "/overflow"]) {
  test(`after ${crash} there is an answer, and a new program`, async () => {
    await anew();
    await text("/count");
    isBug(await get(crash));
    assert.equal(await text("/count"), "1");
  });
}

test("who waits for a program that crashes is told", async () => {
  await anew();
  const waiting = [get("/wait?ms=20000&name=a"), get("/wait?ms=20000&name=b")];
  assert.equal(await text("/count"), "1");
  isBug(await get("/panic"));
  for (const one of waiting) isBug(await one);
});

test("a program that has grown answers what it has, and gives way", async () => {
  await anew();
  const waiting = text("/wait?ms=300&name=still");
  assert.equal(await text("/count"), "1");
  assert.equal(await text("/grow"), "grown");
  assert.equal(await text("/count"), "1");
  assert.equal(await waiting, "still");
});

test("requests that wait at the same time keep to themselves", async () => {
  await anew();
  const names = Array.from({ length: 60 }, (_, i) => `request ${i}`);
  const answers = await Promise.all(names.map((name, i) => text(`/wait?ms=${(i * 37) % 90}&name=${encodeURIComponent(name)}`)));
  assert.deepEqual(answers, names);
  assert.equal(await text("/count"), "1");
});

test("a caller who leaves while it waits disturbs nobody", async () => {
  await anew();
  const leaving = new AbortController();
  const gone = fetch(`${server.address}/wait?ms=20000&name=gone`, { signal: leaving.signal }).then(async (r) => console.log(r.status, await r.text()), () => "gone");
  const staying = text("/wait?ms=100&name=here");
  assert.equal(await text("/count"), "1");
  leaving.abort();
  assert.equal(await gone, "gone");
  assert.equal(await staying, "here");
  assert.equal(await text("/count"), "2");
});

test("a promise that is rejected is an error in Go", async () => {
  assert.equal(await text("/reject"), "Error: no");
});

test("an answer without a body", async () => {
  const { status, content } = await get("/nothing");
  assert.deepEqual([status, content.length], [204, 0]);
});
