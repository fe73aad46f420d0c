// What a block of code says about itself (docs/embedding.md, "Attributes").

import type { Profile } from "../page/contract";

export type Shown = "marks" | "list" | "none";

export interface Settings {
  /** The name of the block's text in its project. */
  file: string;
  /** The other blocks' names that make its project. */
  files: string[];
  profile: Profile;
  /** What is shown before anyone asks for more. */
  verdicts: Shown;
  readonly: boolean;
  /** The expectations as they are written; empty for none. */
  expect: string;
}

export const attributes = [
  "expect",
  "file",
  "files",
  "profile",
  "verdicts",
  "readonly",
] as const;

/**
 * Reads the attributes from the elements given: the first that has one wins.
 * On elements of HTML's own they are data- attributes.
 */
export function settingsOf(elements: Element[]): Settings {
  const read = (name: string): string | null => {
    for (const element of elements) {
      const own = element.localName.includes("-") ? element.getAttribute(name) : null;
      const value = own ?? element.getAttribute(`data-${name}`);
      if (value !== null) return value;
    }
    return null;
  };
  const verdicts = read("verdicts");
  return {
    file: read("file") || "app.py",
    files: (read("files") ?? "").split(/\s+/).filter((name) => name !== ""),
    profile: read("profile") === "classic" ? "classic" : "routes",
    verdicts: verdicts === "list" || verdicts === "none" ? verdicts : "marks",
    readonly: (read("readonly") ?? "false") !== "false",
    expect: read("expect") ?? "",
  };
}
