// Requests that want to break something. Each must get the right status, or be
// cut off, and leave a server that answers the next one.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import http from "node:http";
import { afterEach, test } from "node:test";
import { ask, json, raw, requestOf } from "./ask.mjs";

const head = (method, path, ...headers) => [`${method} ${path} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n");
const post = (body) => ({ method: "POST", path: "/api/check", headers: json, body });

/** The hostile requests to a server that is started before they run. */
export function testHostile(server, { onWorkerd }) {
  afterEach(async () => {
    const { status, content } = await ask(server.address, post(requestOf("x = 1\n")));
    assert.equal(status, 200, `the check that follows: ${content}`);
  });

  test("a body that comes slowly holds nobody else up", async () => {
    const slow = Array.from({ length: 50 }, () => {
      let socket;
      const answer = raw(server.address, (opened) => {
        socket = opened;
        socket.write(`${head("POST", "/api/check", "Content-Type: application/json", "Content-Length: 1000")}{`);
      });
      return { answer, end: () => socket?.destroy() };
    });
    for (let i = 0; i < 5; i++) {
      const { status } = await ask(server.address, post(requestOf("x = 1\n")));
      assert.equal(status, 200);
    }
    for (const { end } of slow) end();
  });

  test("headers that come slowly hold nobody else up", async () => {
    let socket;
    void raw(server.address, (opened) => {
      socket = opened;
      socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A:");
    });
    assert.equal((await ask(server.address, { path: "/healthz" })).status, 200);
    socket?.destroy();
  });

  test("a body that breaks off", async () => {
    const status = await raw(server.address, (socket) => {
      socket.end(`${head("POST", "/api/check", "Content-Type: application/json", "Content-Length: 1000")}{"files":[`);
    });
    assert.ok([0, 400].includes(status), `got ${status}`);
  });

  test("a body that is announced as huge", async () => {
    const status = await raw(server.address, (socket) => {
      socket.write(head("POST", "/api/check", "Content-Type: application/json", "Content-Length: 99999999999999"));
      const chunk = Buffer.alloc(1 << 16, 32);
      const more = () => socket.writable && socket.write(chunk, more);
      socket.on("error", () => {});
      more();
    });
    assert.ok([0, 413].includes(status), `got ${status}`);
  });

  test("huge headers", async () => {
    const status = await raw(server.address, (socket) => socket.write(head("GET", "/healthz", `X-Huge: ${"x".repeat(1 << 20)}`)));
    assert.ok([0, 431].includes(status), `got ${status}`);
  });

  test("very many headers", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `X-${i}: ${"y".repeat(100)}`);
    const status = await raw(server.address, (socket) => socket.write(head("GET", "/healthz", ...many)));
    assert.ok([0, 431].includes(status), `got ${status}`);
  });

  test("a very long address", async () => {
    const status = await raw(server.address, (socket) => socket.write(head("GET", `/${"x".repeat(1 << 20)}`)));
    assert.ok([0, 414, 431].includes(status), `got ${status}`);
  });

  // Cloudflare's edge answers these itself; workerd alone has its own statuses.
  const refusals = onWorkerd ? [0, 400, 500, 501] : [0, 400];
  const malformed = {
    "no HTTP": "hello\r\n\r\n",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "two lengths": head("POST", "/api/check", "Content-Type: application/json", "Content-Length: 1", "Content-Length: 2") + "{}",
    "a negative length": head("POST", "/api/check", "Content-Type: application/json", "Content-Length: -1"),
    "a chunk without a size": `${head("POST", "/api/check", "Content-Type: application/json", "Transfer-Encoding: chunked")}zz\r\n{}\r\n`,
  };
  for (const [name, text] of Object.entries(malformed)) {
    test(`malformed: ${name}`, async () => {
      const status = await raw(server.address, (socket) => socket.end(text, "latin1"));
      assert.ok(refusals.includes(status), `got ${status}`);
    });
  }

  const deep = 200_000;
  const bodies = {
    "deep lists": ["[".repeat(deep), 400],
    "deep objects": ['{"files":'.repeat(deep / 10), 400],
    "a deep list that is closed": [`{"files":${"[".repeat(deep)}${"]".repeat(deep)}}`, 400],
    "a deep value of an unknown field": [`{"x":${"[".repeat(5000)}${"]".repeat(5000)}}`, 400],
    "no UTF-8": [Buffer.concat([Buffer.from('{"files":[{"path":"a.py","source":"'), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('"}]}')]), 400],
    "UTF-16": [Buffer.from(`\ufeff${requestOf("x")}`, "utf16le"), 400],
    "NUL bytes": [Buffer.alloc(1000), 400],
    "half a surrogate pair": ['{"files":[{"path":"a.py","source":"\\ud800"}]}', 200],
    "a number of many digits": [`{"files":${"9".repeat(100_000)}}`, 400],
    "very many files": [JSON.stringify({ files: Array.from({ length: 5000 }, (_, i) => ({ path: `${i}.py`, source: "" })) }), 200],
    "very many files of one name": [JSON.stringify({ files: Array.from({ length: 5000 }, () => ({ path: "a.py", source: "" })) }), 400],
    "Python of deep brackets": [requestOf("(".repeat(deep)), 200],
    "Python of deep brackets that are closed": [requestOf(`x = ${"(".repeat(deep)}1${")".repeat(deep)}`), 200],
    "Python of deep blocks": [requestOf(Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}if x:\n`).join("")), 200],
    "Python of NULs": [requestOf("\0".repeat(1000)), 200],
    "prototype names": ['{"__proto__":{"files":[]},"constructor":1}', 400],
  };
  for (const [name, [body, want]] of Object.entries(bodies)) {
    test(`a body of ${name}`, async () => {
      const { status, content } = await ask(server.address, post(body));
      assert.equal(status, want, content.toString().slice(0, 200));
    });
  }

  const traversals = [
    "/../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/....//....//etc/passwd", "//etc/passwd",
    "/..\\..\\etc\\passwd", "/%00", "/index.html%00.js", "/.git/config", "/go.mod", "/_headers", "/shares.db", "/../worker.mjs",
    "/api/share/..%2f..%2fetc%2fpasswd", "/api/share/%ff%fe", "/s/%2f%2fevil.example", "/s/..%2f..", "/api/../go.mod",
  ];
  for (const path of traversals) {
    test(`the path ${path} leads nowhere`, async () => {
      const { status, headers } = await ask(server.address, { path });
      assert.ok(status === 400 || status === 404 || ([301, 307, 308].includes(status) && !headers.location.startsWith("//")), `got ${status} ${headers.location ?? ""}`);
    });
  }

  for (const method of ["TRACE", "PATCH", "PROPFIND", "DELETE"]) {
    test(`the method ${method}`, async () => {
      const { status } = await ask(server.address, { method, path: "/api/check" });
      assert.ok([400, 405, 501].includes(status), `got ${status}`);
    });
  }

  test("conditions that can't be met or read", async () => {
    for (const headers of [{ "If-None-Match": "*" }, { "If-None-Match": '"'.repeat(5000) }, { "If-Match": '"none"' }, { "If-Modified-Since": "never" }, { Range: "bytes=0-1" }]) {
      const { status } = await ask(server.address, { path: "/api/rules", headers });
      assert.ok([200, 206, 304, 412].includes(status), `${JSON.stringify(headers).slice(0, 40)}: got ${status}`);
    }
  });

  test("1,000 connections at the same time", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1000 });
    const before = openFiles(server.pid);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(server.address, { path: "/healthz", agent })));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const checks = await Promise.all(Array.from({ length: 50 }, () => ask(server.address, { ...post(requestOf("x = 1\n")), agent })));
    assert.deepEqual([...new Set(checks.map(({ status }) => status))], [200]);
    agent.destroy();
    if (!onWorkerd) await until(() => openFiles(server.pid) <= before + 5);
  });
}

/** The files and connections that a process has open; Linux only. */
function openFiles(pid) {
  return process.platform === "linux" && pid ? readdirSync(`/proc/${pid}/fd`).length : 0;
}

async function until(holds) {
  for (let i = 0; !holds(); i++) {
    assert.ok(i < 500, "it did not come to hold within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
