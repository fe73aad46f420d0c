// What every server answers, at home and on Cloudflare: one table. A case says
// what is asked and what must come back:
//
//	name, method, path, headers, body    the request; GET and / unless it says so
//	status                               of the answer
//	has                                  headers of the answer: a text or a pattern; null: not there
//	detail                               the detail of a problem, whole
//	json                                 a function that checks the body
//	text                                 the body

import assert from "node:assert/strict";
import { json, requestOf } from "./ask.mjs";

const open = `from flask import Flask
app = Flask(__name__)

@app.get("/users")
def users():
    return []
`;

const problem = { "content-type": "application/problem+json", "cache-control": "no-store" };
const shared = { "content-type": "application/json", "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
const megabyte = 1 << 20;
const noShare = "a".repeat(24);

const check = (name, more) => ({ name, method: "POST", path: "/api/check", headers: json, body: requestOf(open), status: 200, ...more });

export const table = [
  check("a check answers with the report", {
    has: { ...shared, "cache-control": "no-store" },
    json: (report) => {
      assert.equal(report.schemaVersion, 1);
      assert.deepEqual(report.routes.map(({ urlRule, verdict }) => [urlRule, verdict]), [["/users", "unprotected"]]);
    },
  }),
  check("a check in the classic profile", {
    body: requestOf(open, { profile: "classic" }),
    json: (report) => assert.deepEqual([report.profile, report.routes], ["classic", []]),
  }),
  check("a check with options", {
    body: requestOf(open, { options: { public: ["/users"] } }),
    json: (report) => assert.equal(report.routes[0].verdict, "public"),
  }),
  check("a check with a charset", { headers: { "Content-Type": "application/json; charset=utf-8" } }),
  check("characters beyond ASCII", {
    body: requestOf('"é 😀"\nx = ('),
    json: (report) => assert.equal(report.diagnostics[0].rule, "syntax-error"),
  }),
  check("another type", {
    headers: { "Content-Type": "text/plain" }, status: 415, has: { ...problem, accept: "application/json" },
    detail: 'Content-Type: expected application/json, found "text/plain".',
  }),
  check("no type", { headers: {}, status: 415, has: problem, detail: 'Content-Type: expected application/json, found "".' }),
  check("a compressed body", {
    headers: { ...json, "Content-Encoding": "gzip" }, status: 415, has: { ...problem, "accept-encoding": "identity" },
    detail: 'Content-Encoding: expected none, found "gzip".',
  }),
  check("no body", { body: "", status: 400, has: problem, detail: "the request is empty: expected a JSON object" }),
  check("an unknown field", { body: '{"files":[],"strict":true}', status: 400, has: problem, detail: 'the request has the unknown field "strict"' }),
  check("a field of another type", { body: '{"files":[{"path":1}]}', status: 400, detail: "files.path: expected a text, found a number" }),
  check("a missing field", { body: "{}", status: 400, detail: "files: expected a list of files, found nothing" }),
  check("a wrong option", {
    body: '{"files":[],"options":{"guards":["token_required"]}}', status: 400,
    detail: 'options.guards[0]: expected the dotted name of a decorator as it is imported, like "company.auth.token_required", found "token_required"',
  }),
  check("an absolute path", {
    body: '{"files":[{"path":"/etc/passwd","source":""}]}', status: 400,
    detail: 'files[0].path: expected a relative path, found the absolute path "/etc/passwd"',
  }),
  check("two objects", { body: '{"files":[]}{}', status: 400, detail: "the request goes on after its end, at byte 13: expected one JSON object" }),
  check("the largest body", { body: '{"files":[]}'.padEnd(megabyte) }),
  check("a byte more", {
    body: '{"files":[]}'.padEnd(megabyte + 1), status: 413, has: problem,
    detail: "The request has more than 1048576 bytes, which is the most that is taken here.",
  }),

  { name: "rules", path: "/api/rules", status: 200, has: { ...shared, etag: /^"[^"]+"$/ }, json: (rules) => assert.ok(rules.some(({ id }) => id === "unprotected-route")) },
  { name: "features", path: "/api/features", status: 200, has: shared, json: (features) => assert.deepEqual(features.share, { maxBytes: 65536, days: 90 }) },
  { name: "the description", path: "/api/openapi.json", status: 200, has: shared, json: (description) => assert.equal(description.openapi, "3.1.0") },
  { name: "health", path: "/healthz", status: 200, has: { "content-type": "text/plain; charset=utf-8" }, text: "ok\n" },

  { name: "a share that is no request", method: "POST", path: "/api/share", headers: json, body: "[]", status: 400, detail: "the request: expected an object, found a list" },
  { name: "a share that is too large", method: "POST", path: "/api/share", headers: json, body: requestOf(noise(200_000)), status: 413, detail: "The text takes more than 65536 bytes when it is compressed, which is the most that is shared here." },
  { name: "a share that nobody made", path: `/api/share/${noShare}`, status: 404, has: problem, detail: `Nothing is shared under ${noShare}. A share is kept for 90 days.` },
  { name: "an id of another form", path: "/api/share/1", status: 404, detail: "id: expected 24 letters a to z and digits 2 to 7; there is no other share." },
  { name: "all shares can't be listed", path: "/api/share", status: 405, has: { allow: "OPTIONS, POST" } },
  { name: "a share can't be changed", method: "PUT", path: `/api/share/${noShare}`, body: "{}", status: 405, has: { allow: "GET, HEAD, OPTIONS" }, detail: "Expected GET or HEAD or OPTIONS, found PUT." },
  { name: "a share can't be deleted", method: "DELETE", path: `/api/share/${noShare}`, status: 405 },
  { name: "a short link", path: `/s/${noShare}`, status: 302, has: { location: `/#s=${noShare}` } },
  { name: "a short link of another form", path: "/s/1", status: 404, has: problem },

  { name: "a preflight", method: "OPTIONS", path: "/api/check", headers: { Origin: "https://docs.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" }, status: 204, has: { "access-control-allow-origin": "*", "access-control-allow-methods": /POST/, "access-control-allow-headers": /Content-Type/, "access-control-allow-credentials": null } },
  { name: "OPTIONS tells the methods", method: "OPTIONS", path: "/api/rules", status: 204, has: { allow: "GET, HEAD, OPTIONS" } },
  { name: "HEAD of rules", method: "HEAD", path: "/api/rules", status: 200, has: { "content-type": "application/json", etag: /^"/ }, text: "" },
  { name: "HEAD of a check", method: "HEAD", path: "/api/check", status: 405, has: { allow: "OPTIONS, POST" }, text: "" },
  { name: "HEAD of nothing", method: "HEAD", path: "/nothing", status: 404, text: "" },
  { name: "another method", path: "/api/check", status: 405, has: { ...problem, allow: "OPTIONS, POST" }, detail: "Expected OPTIONS or POST, found GET." },
  { name: "nothing in the API", path: "/api/nothing", status: 404, has: { ...problem, "access-control-allow-origin": "*" }, detail: "There is nothing at /api/nothing." },
  { name: "no asset", path: "/missing.js", status: 404, has: { ...problem, "content-security-policy": /default-src 'none'/ }, detail: "There is nothing at /missing.js." },
];

/** A text of so many letters without any order, which compresses badly. */
function noise(length) {
  let state = 1;
  let text = "";
  while (text.length < length) {
    state = (state * 48271) % 2147483647;
    text += String.fromCharCode(97 + (state % 26));
  }
  return text;
}

/** Fails unless the answer is what the case expects. */
export function expect(answer, { status, has = {}, detail, json, text }) {
  const said = `${answer.status} ${answer.content.toString().slice(0, 200)}`;
  assert.equal(answer.status, status, said);
  for (const [name, want] of Object.entries(has)) {
    const got = answer.headers[name];
    if (want === null) assert.equal(got, undefined, name);
    else if (want instanceof RegExp) assert.match(got ?? "", want, name);
    else assert.equal(got, want, name);
  }
  if (detail !== undefined) assert.equal(answer.json?.detail, detail);
  json?.(answer.json);
  if (text !== undefined) assert.equal(answer.content.toString(), text);
}
