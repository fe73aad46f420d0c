// A lesson in an address: behind the #, compressed, so that no server sees it.

/** What such an address starts with: "1." is the version of the form. */
const prefix = "#lesson=1.";

/** Longer lessons are not opened; those of the course have 4 kB. */
export const longestLesson = 200_000;

export async function lessonToHash(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return prefix + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The lesson in the part of an address behind the #; null where there is none. */
export async function lessonFromHash(hash: string): Promise<string | null> {
  if (!hash.startsWith(prefix)) return null;
  try {
    const binary = atob(hash.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return await unpacked(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
  } catch {
    throw new Error("the link is not complete: part of it was lost on the way");
  }
}

/** Stops where it gets too long: little can unpack to very much. */
async function unpacked(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = stream.getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (text.length > longestLesson) {
      await reader.cancel();
      throw new Error("too long");
    }
    if (done) return text;
  }
}
