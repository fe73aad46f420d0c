// Text in an address: compressed as deflate-raw, in base64url.

/** What an address can't be opened for, as a sentence. */
export class BrokenLink extends Error {}

export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return toBase64(await collect(through(bytes, new CompressionStream("deflate-raw")), Infinity));
}

/** The text; a BrokenLink where it is damaged, or has more than so many bytes. */
export async function unpack(packed: string, mostBytes: number): Promise<string> {
  const bytes = await decompress(fromBase64(packed), mostBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

/** A part that was changed, but not so that the compression notices. */
export function damaged(): BrokenLink {
  return new BrokenLink("The link is damaged: a part of it was changed on its way.");
}

async function decompress(packed: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<Uint8Array> {
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
