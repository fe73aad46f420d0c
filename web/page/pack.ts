// The files as one .zip, made beside the page.

import type { SourceFile } from "./contract";
import type { FromZip } from "./zip-worker";

export function pack(files: SourceFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(ZIP_WORKER_URL);
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message || "the .zip could not be made"));
    };
    worker.onmessage = ({ data }: MessageEvent<FromZip>) => {
      if (data.type === "packed") resolve(data.bytes);
      if (data.type === "failed") reject(new Error(data.why));
    };
    worker.postMessage(files);
  }).finally(() => worker.terminate());
}
