// Reads a .zip beside the page, so that the page stays quick and a file that swells
// can be given up. What comes out is bounded, whatever the archive says of itself.
// Given files, it makes a .zip of them.

import { strToU8, Unzip, UnzipInflate, zipSync, type UnzipFile } from "fflate";
import type { SourceFile } from "./contract";
import { largestFile, unwanted } from "./wanted";

export type FromZip =
  | { type: "file"; path: string; bytes: Uint8Array }
  | { type: "left"; path: string; why: "kind" | "folder" | "large" | "damaged" }
  | { type: "progress"; read: number }
  | { type: "end" }
  | { type: "packed"; bytes: Uint8Array<ArrayBuffer> }
  | { type: "failed"; why: string };

/** In bytes, unpacked: more than any project that the page could check. */
const mostBytes = 40_000_000;
const mostEntries = 50_000;
/** In bytes: the library calls itself once for each entry in what it is given. */
const piece = 4096;

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Blob | SourceFile[]>) => void) | null;
  postMessage(message: FromZip, transfer?: Transferable[]): void;
};

scope.onmessage = ({ data }) => {
  const done = data instanceof Blob ? read(data).then(() => scope.postMessage({ type: "end" })) : pack(data);
  done.catch(
    (reason: unknown) => scope.postMessage({ type: "failed", why: reason instanceof Error ? reason.message : String(reason) }),
  );
};

async function pack(files: SourceFile[]): Promise<void> {
  const bytes = zipSync(Object.fromEntries(files.map(({ path, source }) => [inside(path), strToU8(source)])));
  scope.postMessage({ type: "packed", bytes }, [bytes.buffer]);
}

/** A path that leads nowhere else when the archive is opened. */
function inside(path: string): string {
  return path.split(/[\\/]/).filter((part) => part !== "" && part !== "." && part !== "..").join("/");
}

async function read(archive: Blob): Promise<void> {
  if (!(await beginsAsZip(archive))) throw new Error("it is no .zip, or an empty one");
  let bytes = 0;
  let entries = 0;
  const unzip = new Unzip((entry) => {
    if (++entries > mostEntries) throw new Error(`it holds more than ${mostEntries.toLocaleString("en")} files`);
    if (entry.name.endsWith("/")) return;
    unpack(entry, (length) => {
      bytes += length;
      if (bytes > mostBytes) throw new Error(`unpacked it has more than ${mostBytes / 1_000_000} million bytes`);
    });
  });
  unzip.register(UnzipInflate);
  let done = 0;
  const reader = archive.stream().getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) {
      unzip.push(new Uint8Array(), true);
      return;
    }
    for (let at = 0; at < value.length; at += piece) unzip.push(value.subarray(at, at + piece), false);
    done += value.byteLength;
    scope.postMessage({ type: "progress", read: done });
  }
}

async function beginsAsZip(archive: Blob): Promise<boolean> {
  const head = new Uint8Array(await archive.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

function unpack(entry: UnzipFile, counted: (length: number) => void): void {
  const path = entry.name;
  const why = unwanted(path);
  if (why === "kind" || why === "folder") {
    scope.postMessage({ type: "left", path, why });
    return;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  let given = false;
  const leave = (why: "large" | "damaged") => {
    given = true;
    scope.postMessage({ type: "left", path, why });
  };
  entry.ondata = (error, chunk, final) => {
    if (given) return;
    if (error) {
      leave("damaged");
      return;
    }
    counted(chunk.length);
    length += chunk.length;
    if (length > largestFile) {
      leave("large");
      entry.terminate();
      return;
    }
    chunks.push(chunk.slice());
    if (final) give(path, chunks, length);
  };
  try {
    entry.start();
  } catch {
    if (!given) leave("damaged");
  }
}

function give(path: string, chunks: Uint8Array[], length: number): void {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  scope.postMessage({ type: "file", path, bytes }, [bytes.buffer]);
}
