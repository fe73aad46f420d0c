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
  const counted = response.ok ? response.clone().body?.getReader() : null;
  if (!counted) {
    throw new Error(
      `${url} could not be fetched: the server answered ${response.status}`,
    );
  }
  const compiled = WebAssembly.compileStreaming(asWebAssembly(response));
  compiled.catch(() => counted.cancel());
  const [module] = await Promise.all([compiled, count(counted, progress)]);
  return module;
}

/**
 * The response itself wherever that is possible: browsers keep the compiled code of
 * an address for the next visit, and a response that a page makes has none.
 */
function asWebAssembly(response: Response): Response {
  const type = "application/wasm";
  const [served] = (response.headers.get("Content-Type") ?? "").split(";");
  if (served?.trim().toLowerCase() === type) return response;
  return new Response(response.body, { headers: { "Content-Type": type } });
}

async function count(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  progress: (part: number) => void,
): Promise<void> {
  for (let received = 0; ; ) {
    const { value } = await reader.read();
    if (!value) return;
    received += value.byteLength;
    progress(Math.min(1, received / CHECKER_BYTES));
  }
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
