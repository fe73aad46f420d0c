// A lesson in an address: behind the #, compressed, so that no server sees it.

import { pack, unpack } from "../packed";

/** What such an address starts with: "1." is the version of the form. */
const prefix = "#lesson=1.";

/** In UTF-16 units. Longer lessons are not opened; those of the course have 4,000. */
export const longestLesson = 200_000;

export async function lessonToHash(text: string): Promise<string> {
  return prefix + (await pack(text));
}

/** The lesson in the part of an address behind the #; null where there is none. */
export async function lessonFromHash(hash: string): Promise<string | null> {
  if (!hash.startsWith(prefix)) return null;
  return unpack(hash.slice(prefix.length), 4 * longestLesson);
}
