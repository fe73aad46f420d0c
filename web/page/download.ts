// Fetching the checker: compiled while it streams in, with progress.

/**
 * Fetches and compiles the checker. Progress goes from 0 to 1; it counts
 * decompressed bytes, because the length on the wire may be unknown.
 */
export async function downloadChecker(
  progress: (part: number) => void,
  url = CHECKER_URL,
): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has WebAssembly switched off");
  }
  const response = await request(url);
  if (!response.ok || !response.body) {
    throw new Error(
      `${url} could not be fetched: the server answered ${response.status}`,
    );
  }
  let received = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        progress(Math.min(1, received / CHECKER_BYTES));
        controller.enqueue(chunk);
      },
    }),
  );
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(counted, { headers }));
}

async function request(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch {
    throw new Error(
      `${url} could not be fetched: the server can’t be reached`,
    );
  }
}
