// A check as the fragment of a link: "#v1=" and JSON, compressed as deflate-raw,
// in base64url. A fragment is not sent to the server.

import type { CheckRequest, Profile, SourceFile } from "./contract";

const prefix = "#v1=";

/** Decompressed, in bytes: what more there is comes from no page. */
const mostBytes = 8_000_000;

/** Some browsers take no longer addresses. */
export const longestLink = 80_000;
/** Mail and chat programs cut links from about here on. */
export const handyLink = 2_000;

/** What a link can't be opened for, as a sentence. */
export class BrokenLink extends Error {}

/** Whether the fragment claims to hold a check. */
export function isShared(fragment: string): boolean {
  return /^#v\d+=/.test(fragment);
}

/** The fragment that holds the check. */
export async function fragmentOf(request: CheckRequest): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const packed = await collect(through(bytes, new CompressionStream("deflate-raw")), Infinity);
  return prefix + toBase64(packed);
}

/** The check in the fragment; a BrokenLink says why there is none. */
export async function requestIn(fragment: string): Promise<CheckRequest> {
  if (!fragment.startsWith(prefix)) {
    throw new BrokenLink("The link was made by a newer version of the page. Load the page again, then open the link.");
  }
  const packed = fromBase64(fragment.slice(prefix.length));
  const bytes = await unpack(packed);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BrokenLink("The link is damaged: a part of it was changed on its way.");
  }
  return requestFrom(value);
}

/** The check that a link or a server gave, with nothing in it that is not known. */
export function requestFrom(value: unknown): CheckRequest {
  const { files, profile, options } = (value ?? {}) as Partial<CheckRequest>;
  const good = Array.isArray(files) && files.length > 0 && files.every(isFile);
  if (!good) throw new BrokenLink("The link holds no files.");
  return {
    files: files.map(({ path, source }) => ({ path, source })),
    profile: (profile === "classic" ? "classic" : "routes") satisfies Profile,
    options: typeof options === "object" && options !== null ? options : {},
  };
}

function isFile(file: unknown): file is SourceFile {
  const { path, source } = (file ?? {}) as Partial<SourceFile>;
  return typeof path === "string" && path !== "" && typeof source === "string";
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    return await collect(through(packed, new DecompressionStream("deflate-raw")), mostBytes);
  } catch (reason) {
    if (reason instanceof BrokenLink) throw reason;
    throw new BrokenLink("The link is not whole: its end is missing, or a part of it was changed on its way.");
  }
}

function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(transform);
}

async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > most) {
      void reader.cancel();
      throw new BrokenLink(`The link holds more than ${most / 1_000_000} million bytes, which is more than the page takes.`);
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

/** In pieces: a call has room for so many arguments only. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (one) => one.charCodeAt(0));
  } catch {
    throw new BrokenLink("The link is damaged: it holds characters that no link of this page has.");
  }
}
