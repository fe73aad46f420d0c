// The service worker: keeps one whole build of the page, so that it works
// without a network. Each build has a cache of its own, filled and verified
// before this worker counts as installed. A newer build waits until the page
// asks it to take over.

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Message extends Extendable {
  data: ToServiceWorker;
  ports: readonly MessagePort[];
}

/** What the page asks: which build this is, or to act. */
export type ToServiceWorker = "build" | "take over" | "tidy";

interface Scope {
  addEventListener(type: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
  addEventListener(type: "message", listen: (event: Message) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<unknown[]> };
  registration: { scope: string };
}

const scope = globalThis as unknown as Scope;

const prefix = "unguarded-";
const own = prefix + BUILD;

/** How long a network that hangs keeps the kept page from being shown. */
const patienceMilliseconds = 3000;

scope.addEventListener("install", (event) => event.waitUntil(fill()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => {
  if (event.data === "build") event.ports[0]?.postMessage(BUILD);
  if (event.data === "take over") event.waitUntil(scope.skipWaiting());
  if (event.data === "tidy") event.waitUntil(tidy());
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request);
  if (name === null) return;
  event.respondWith(
    request.mode === "navigate" ? newest(request, name)
      : name.endsWith(".wasm") ? withItsCode(request, name)
      : kept(request, name),
  );
});

/**
 * Fetches every file of the build. Its digest is checked, so that files of two
 * builds never mix; what has a hash in its name may come from the HTTP cache.
 */
async function fill(): Promise<void> {
  const cache = await caches.open(own);
  await Promise.all(
    Object.entries(FILES).map(async ([name, integrity]) => {
      const address = addressOf(name);
      if (await cache.match(address)) return;
      const how: RequestCache = hashed(name) ? "default" : "no-cache";
      const response = await fetch(address, { integrity, cache: how });
      if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
      await cache.put(address, response);
    }),
  );
}

async function activate(): Promise<void> {
  await scope.clients.claim();
  await tidy();
}

/** Removes older builds, unless other windows may still show one of them. */
async function tidy(): Promise<void> {
  const windows = await scope.clients.matchAll({ includeUncontrolled: true });
  if (windows.length > 1) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== own) await caches.delete(name);
  }
}

/** A page: from the network, and from here where there is none. */
async function newest(request: Request, name: string): Promise<Response> {
  const ours = await kept(request, name, false);
  if (!ours) return fetch(request);
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(ours), patienceMilliseconds);
  });
  try {
    const response = await Promise.race([fetch(request), late]);
    return response.ok || response.type === "opaqueredirect" ? response : ours;
  } catch {
    return ours;
  }
}

/**
 * The checker: from the HTTP cache if that has it still, without asking the network.
 * Browsers keep compiled code beside what the HTTP cache holds, and none for a
 * response that comes from here.
 */
async function withItsCode(request: Request, name: string): Promise<Response> {
  const integrity = FILES[name];
  if (integrity) {
    try {
      const response = await fetch(addressOf(name), { mode: "same-origin", cache: "only-if-cached", integrity });
      if (response.ok) return response;
    } catch {
      // The HTTP cache dropped it, or it is broken there.
    }
  }
  return kept(request, name);
}

/** A file: from this build, or an older one that a window still shows. */
async function kept(request: Request, name: string): Promise<Response>;
async function kept(request: Request, name: string, fallBack: false): Promise<Response | null>;
async function kept(request: Request, name: string, fallBack = true): Promise<Response | null> {
  const address = addressOf(name);
  const cache = await caches.open(own);
  const found = (await cache.match(address)) ?? (await caches.match(address));
  if (found) return found;
  return fallBack ? fetch(request) : null;
}

/** The file's name in the site; null where the request is none of ours. */
function nameOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url);
  const base = new URL(scope.registration.scope);
  if (request.method !== "GET" || origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const name = pathname.slice(base.pathname.length) || "index.html";
  return name in FILES || hashed(name) ? name : null;
}

/** The page itself is asked for at the folder's address. */
function addressOf(name: string): string {
  return new URL(name === "index.html" ? "./" : name, scope.registration.scope).href;
}

function hashed(name: string): boolean {
  return /-[0-9a-f]{12}\.[a-z]+$/.test(name);
}
