// How a verdict reads: the words complete the sentence "GET /users …".

import type { Verdict } from "./contract";

export interface VerdictWords {
  /** For one route: "answers anyone". */
  words: string;
  /** For several: "answer anyone". */
  plural: string;
}

export const verdicts: Record<Verdict, VerdictWords> = {
  unprotected: {
    words: "answers anyone",
    plural: "answer anyone",
  },
  optional: {
    words: "looks at a token, asks for none",
    plural: "look at a token, ask for none",
  },
  broken: {
    words: "crashes before the view",
    plural: "crash before the view",
  },
  unknown: {
    words: "can’t tell",
    plural: "can’t tell",
  },
  public: {
    words: "open on purpose",
    plural: "open on purpose",
  },
  protected: {
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

export function worst(several: Iterable<Verdict>): Verdict {
  const present = new Set(several);
  return byUrgency.find((verdict) => present.has(verdict)) ?? "unknown";
}
