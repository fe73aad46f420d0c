// Changes of texts: where a fix's edits are now, and what comes of them.

import type { Edit, SourceFile } from "./contract";
import type { Location, Snapshot } from "./snapshot";

/** Puts `insert` in place of a range of the text as it is now. */
export interface Change extends Location {
  insert: string;
}

/** Where the edits are now; null where the text of one is gone. */
export function changesOf(edits: Edit[], snapshot: Snapshot): Change[] | null {
  const changes: Change[] = [];
  for (const edit of edits) {
    const place = snapshot.locate(edit);
    if (!place) return null;
    changes.push({ ...place, insert: edit.newText });
  }
  return changes;
}

/** The files with the changes made; the changes of a file must stand apart. */
export function applied(files: SourceFile[], changes: Change[]): SourceFile[] {
  return files.map(({ path, source }) => {
    let rest = source;
    const own = changes.filter((one) => one.path === path);
    for (const { from, to, insert } of inOrder(own).reverse()) {
      rest = rest.slice(0, from) + insert + rest.slice(to);
    }
    return { path, source: rest };
  });
}

/** As many of these as can be made together, first come first served. */
export function together(several: Change[][]): Change[][] {
  const taken: Change[] = [];
  return several.filter((changes) => {
    if (changes.some((one) => taken.some((other) => collide(one, other)))) return false;
    taken.push(...changes);
    return true;
  });
}

function collide(one: Change, other: Change): boolean {
  if (one.path !== other.path) return false;
  if (one.from === other.from) return true;
  return one.from < other.to && other.from < one.to;
}

/** Sorted by place, as they are in the text. */
export function inOrder(changes: Change[]): Change[] {
  return changes.toSorted((a, b) => a.from - b.from || a.to - b.to);
}
