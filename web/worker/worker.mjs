// The Worker's entry. It keeps one Go program and sends it every request; a
// program that crashed, or that has grown too large, gives way to a new one.

import { env } from "cloudflare:workers";
import "./wasm_exec.js";
import app from "./app.wasm";

/** The longest body that Go is given: one byte more than it takes, to refuse. */
const maxBody = (1 << 20) + 1;

/** A program whose memory is larger, in bytes, answers what it has and ends. */
const maxMemory = 96 << 20;

/**
 * So does one that holds more values of JavaScript. It starts with about a
 * thousand; each call of syumai/workers to Workers KV leaves one behind.
 */
const maxValues = 20_000;

let current;

/** A running Go program. */
class Program {
  crashed = false;
  #waiting = new Set();
  #go;
  #memory;
  #handle;

  constructor() {
    const go = (this.#go = new Go());
    this.#watch(go);
    const instance = new WebAssembly.Instance(app, go.importObject);
    const binding = {};
    globalThis.context = { env, binding };
    go.run(instance).catch(() => this.#crash());
    this.#memory = instance.exports.mem;
    this.#handle = binding.handle;
  }

  get usable() {
    if (this.crashed) return false;
    return this.#memory.buffer.byteLength <= maxMemory && this.#go._values.length <= maxValues;
  }

  /** Answers a request; rejects when the program crashes. */
  answer(request, body, complete) {
    return new Promise((resolve, reject) => {
      const waiting = { reject };
      this.#waiting.add(waiting);
      const done = (...answer) => {
        this.#waiting.delete(waiting);
        resolve(answer);
      };
      let headers = "";
      for (const [name, value] of request.headers) {
        headers += `${name}: ${value}\n`;
      }
      const client = request.headers.get("cf-connecting-ip") ?? "";
      this.#handle(
        ...[request.method, request.url, headers, client],
        ...[body, complete, done],
      );
    });
  }

  /**
   * Notices a crash where it happens. The promise of go.run can't tell: it is the
   * request's that started the program, and with that request it ends.
   */
  #watch(go) {
    const resume = go._resume.bind(go);
    go._resume = () => {
      try {
        resume();
      } catch (reason) {
        console.error(String(reason));
        this.#crash();
      }
      if (go.exited) this.#crash();
    };
  }

  /** All that wait are told: none of them will get an answer. */
  #crash() {
    this.crashed = true;
    for (const { reject } of this.#waiting) reject(new Error("crashed"));
    this.#waiting.clear();
  }
}

/** Reads the body, but no more than Go takes. */
async function read(request) {
  if (!request.body) return { body: null, complete: true };
  const announced = Number(request.headers.get("content-length") ?? maxBody);
  try {
    const body =
      announced < maxBody
        ? new Uint8Array(await request.arrayBuffer())
        : await readSome(request.body);
    return { body, complete: true };
  } catch {
    return { body: null, complete: false };
  }
}

/** Reads until the end, or until it is too much. */
async function readSome(stream) {
  const chunks = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxBody) break;
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

function problem(status, title, detail) {
  return Response.json(
    { title, status, detail },
    {
      status,
      headers: {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "no-store",
        "Content-Type": "application/problem+json",
        "X-Content-Type-Options": "nosniff",
      },
    },
  );
}

async function answer(request) {
  const { body, complete } = await read(request);
  if (!current?.usable) current = new Program();
  const [status, lines, content] = await current.answer(request, body, complete);
  const headers = lines
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
  const empty = request.method === "HEAD" || status === 204 || status === 304;
  return new Response(empty ? null : content, { status, headers });
}

export default {
  async fetch(request, _env, context) {
    const answering = answer(request);
    // A share that is being kept is kept, though who asked is gone.
    context.waitUntil(answering.catch(() => {}));
    try {
      return await answering;
    } catch (reason) {
      console.error(String(reason));
      return problem(
        500,
        "Internal Server Error",
        "This is a bug in unguarded, not in the text that was given.",
      );
    }
  },
};
