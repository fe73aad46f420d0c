// The page and its assets. At home the handler serves them, on Cloudflare the
// platform does, with the headers that were written down for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./ask.mjs";

/** The tests of the assets of a server that is started before they run. */
export function testAssets(server, { onWorkerd }) {
  const assets = async () => {
    const page = await ask(server.address, {});
    const names = [...page.content.toString().matchAll(/(?:href|src)="([^"#]+-[0-9a-f]{12}\.\w+)"/g)];
    return names.map(([, name]) => `/${name}`);
  };

  test("the page is asked for again, and framed by nobody", async () => {
    const { status, headers } = await ask(server.address, {});
    assert.equal(status, 200);
    assert.match(headers["content-type"], /^text\/html/);
    assert.equal(headers["cache-control"], "no-cache");
    assert.match(headers["content-security-policy"], /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(headers["permissions-policy"], /camera=\(\)/);
    assert.equal(headers["referrer-policy"], "no-referrer");
  });

  test("what has a hash in its name is kept for good, and other sites may load it", async () => {
    const found = await assets();
    assert.ok(found.some((name) => name.endsWith(".wasm")) && found.some((name) => name.endsWith(".js")), String(found));
    const types = { css: /^text\/css/, js: /^text\/javascript/, svg: /^image\/svg\+xml/, wasm: /^application\/wasm/ };
    for (const path of found) {
      const { status, headers } = await ask(server.address, { path });
      assert.equal(status, 200, path);
      assert.match(headers["content-type"], types[path.split(".").pop()], path);
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable", path);
      assert.equal(headers["access-control-allow-origin"], "*", path);
      assert.equal(headers["cross-origin-resource-policy"], "cross-origin", path);
    }
  });

  test("what has no hash in its name is asked for again", async () => {
    for (const path of ["/index.html", "/rules.html", "/service-worker.js", "/embed.js"]) {
      const { status, headers } = await ask(server.address, { path });
      assert.equal(status, 200, path);
      assert.equal(headers["cache-control"], "no-cache", path);
    }
    const { headers } = await ask(server.address, { path: "/embed.js" });
    assert.equal(headers["access-control-allow-origin"], "*");
  });

  test("an asset that did not change is not sent again", async () => {
    const [path] = await assets();
    const first = await ask(server.address, { path });
    assert.match(first.headers.etag, /^"/);
    const again = await ask(server.address, { path, headers: { "If-None-Match": first.headers.etag } });
    assert.deepEqual([again.status, again.content.length], [304, 0]);
    const other = await ask(server.address, { path, headers: { "If-None-Match": '"other"' } });
    assert.deepEqual([other.status, other.content.length], [200, first.content.length]);
  });

  test("HEAD of an asset is its GET without the body", async () => {
    const [path] = await assets();
    const get = await ask(server.address, { path });
    const head = await ask(server.address, { path, method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(head.content.length, 0);
    for (const name of ["content-type", "cache-control", "etag"]) assert.equal(head.headers[name], get.headers[name], name);
  });

  // Cloudflare compresses at its edge, and so does not workerd.
  test("assets are compressed for who takes that", { skip: onWorkerd && "the platform's edge does that" }, async () => {
    const path = (await assets()).find((name) => name.endsWith(".wasm"));
    const sizes = {};
    for (const coding of ["br", "gzip", "identity"]) {
      const { headers, content } = await ask(server.address, { path, headers: { "Accept-Encoding": coding } });
      assert.equal(headers["content-encoding"] ?? "identity", coding);
      assert.equal(headers.vary, "Accept-Encoding");
      sizes[coding] = content.length;
    }
    assert.ok(sizes.br < sizes.gzip && sizes.gzip < sizes.identity, JSON.stringify(sizes));
  });

  // The platform's own asset server answers with the whole asset, as it may.
  test("a range of an asset", async () => {
    const path = (await assets()).find((name) => name.endsWith(".wasm"));
    const { status, content } = await ask(server.address, { path, headers: { Range: "bytes=0-3" } });
    if (onWorkerd && status === 200) assert.ok(content.length > 4);
    else assert.deepEqual([status, content.toString("latin1")], [206, "\0asm"]);
    if (!onWorkerd) {
      for (const range of ["bytes=99999999999-", "bytes=5-1", "bytes=a-b", `bytes=${"0-0,".repeat(2000)}1-1`]) {
        const { status } = await ask(server.address, { path, headers: { Range: range } });
        assert.ok([200, 206, 416].includes(status), `${range.slice(0, 30)}: ${status}`);
      }
    }
  });

  test("a page can't be posted to", async () => {
    const { status } = await ask(server.address, { method: "POST", body: "x" });
    assert.equal(status, 405);
  });
}
