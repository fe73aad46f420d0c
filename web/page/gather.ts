// Reads what was chosen or dropped: files, folders and archives.

import { Gathering, type Gathered } from "./gathering";
import { isSkippedFolder } from "./wanted";
import type { FromZip } from "./zip-worker";

/** A file with its path below what was chosen. */
export interface Chosen {
  path: string;
  file: File;
}

export type Progress = (words: string) => void;

/** What a drop brought; to be asked for while its event lasts. */
export function entriesOf(transfer: DataTransfer): (FileSystemEntry | File)[] {
  return [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile())
    .filter((entry) => entry !== null);
}

export function chosenIn(input: HTMLInputElement): Chosen[] {
  return [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Reads the files of a choice, or of a drop; the signal ends it early. */
export async function gather(
  sources: (Chosen | FileSystemEntry | File)[],
  progress: Progress,
  signal: AbortSignal,
): Promise<Gathered> {
  const gathering = new Gathering();
  const told = () => progress(`${gathering.count.toLocaleString("en")} files read`);
  for (const source of sources) {
    signal.throwIfAborted();
    if (source instanceof File) await take({ path: source.name, file: source }, gathering, progress, signal);
    else if ("file" in source && source.file instanceof File) await take(source, gathering, progress, signal);
    else await walk(source as FileSystemEntry, gathering, progress, signal);
    told();
  }
  return gathering.end();
}

async function take({ path, file }: Chosen, gathering: Gathering, progress: Progress, signal: AbortSignal): Promise<void> {
  if (/\.zip$/i.test(path)) {
    await unpack(file, gathering, progress, signal);
  } else if (gathering.wants(path, file.size)) {
    gathering.take(path, new Uint8Array(await file.arrayBuffer()));
  }
}

async function walk(entry: FileSystemEntry, gathering: Gathering, progress: Progress, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    await take({ path, file }, gathering, progress, signal);
    progress(`${gathering.count.toLocaleString("en")} files read`);
    return;
  }
  if (isSkippedFolder(entry.name)) {
    gathering.leave(`${path}/`, "folder");
    return;
  }
  for (const one of await entriesIn(entry as FileSystemDirectoryEntry)) await walk(one, gathering, progress, signal);
}

/** A reader gives a hundred at a time, and nothing at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function unpack(archive: File, gathering: Gathering, progress: Progress, signal: AbortSignal): Promise<void> {
  const worker = new Worker(ZIP_WORKER_URL);
  return new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message || "the .zip could not be read"));
    };
    worker.onmessage = ({ data }: MessageEvent<FromZip>) => {
      if (data.type === "file" && gathering.wants(data.path, data.bytes.length)) gathering.take(data.path, data.bytes);
      if (data.type === "left") gathering.leave(data.path, data.why);
      if (data.type === "progress") progress(`${Math.floor((data.read / archive.size) * 100)}% of ${archive.name} read`);
      if (data.type === "failed") reject(new Error(`${archive.name} can’t be opened: ${data.why}.`));
      if (data.type === "end") resolve();
    };
    worker.postMessage(archive);
  }).finally(() => worker.terminate());
}
