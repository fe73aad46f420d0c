// How a verdict looks and reads. The glyph carries the meaning where colours are
// taken away; the words complete the sentence "GET /users …".

import type { Verdict } from "./contract";

export interface VerdictLook {
  glyph: string;
  /** For one route: "answers anyone". */
  words: string;
  /** For several: "answer anyone". */
  plural: string;
}

export const looks: Record<Verdict, VerdictLook> = {
  unprotected: {
    glyph: "●",
    words: "answers anyone",
    plural: "answer anyone",
  },
  optional: {
    glyph: "◐",
    words: "looks at a token, asks for none",
    plural: "look at a token, ask for none",
  },
  broken: {
    glyph: "✕",
    words: "crashes for everyone",
    plural: "crash for everyone",
  },
  unknown: {
    glyph: "?",
    words: "can’t tell",
    plural: "can’t tell",
  },
  public: {
    glyph: "○",
    words: "open on purpose",
    plural: "open on purpose",
  },
  protected: {
    glyph: "✓",
    words: "refuses a stranger",
    plural: "refuse a stranger",
  },
};

/** Worst first: which mark a line gets that has several. */
export const byUrgency: readonly Verdict[] = [
  "unprotected",
  "optional",
  "broken",
  "unknown",
  "public",
  "protected",
];

export function worst(verdicts: Iterable<Verdict>): Verdict {
  const present = new Set(verdicts);
  return byUrgency.find((verdict) => present.has(verdict)) ?? "unknown";
}
