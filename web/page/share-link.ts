// A check as the fragment of a link: "#v1=" and JSON, compressed as deflate-raw,
// in base64url. A fragment is not sent to the server.

import type { CheckRequest, Profile, SourceFile } from "./contract";
import { BrokenLink, damaged, pack, unpack } from "./packed";

export { BrokenLink };

const prefix = "#v1=";

/** Decompressed, in bytes: what more there is comes from no page. */
const mostBytes = 8_000_000;

/** Some browsers take no longer addresses. */
export const longestLink = 80_000;
/** Mail and chat programs cut links from about here on. */
export const handyLink = 2_000;

/** Whether the fragment claims to hold a check. */
export function isShared(fragment: string): boolean {
  return /^#v\d+=/.test(fragment);
}

/** The fragment that holds the check. */
export async function fragmentOf(request: CheckRequest): Promise<string> {
  return prefix + (await pack(JSON.stringify(request)));
}

/** The check in the fragment; a BrokenLink says why there is none. */
export async function requestIn(fragment: string): Promise<CheckRequest> {
  if (!fragment.startsWith(prefix)) {
    throw new BrokenLink("The link was made by a newer version of the page. Load the page again, then open the link.");
  }
  const text = await unpack(fragment.slice(prefix.length), mostBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
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
