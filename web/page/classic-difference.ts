// Why the classic check and the routes differ: the one answers for a file, the
// others for themselves.

import type { Classic } from "./contract";
import { tally, type Row } from "./rows";
import { verdicts } from "./verdict";
import { headline } from "./wording";

/** A sentence, or "" where both say the same or nothing can be compared. */
export function classicDifference(classic: Classic, all: Row[]): string {
  const rows = all.filter((row) => row.route.path === classic.path && !row.stale);
  const counts = tally(rows);
  const open = counts.get("unprotected") ?? 0;
  if (rows.length === 0) {
    return classic.fires ? "It points at a function, and this file has no route." : "";
  }
  if (classic.fires) return `${pointedAt(classic, rows)}; route by route, ${said(open, headline(counts))}.`;
  return open === 0
    ? ""
    : `It answers once for the whole file; route by route, ${said(open, headline(counts))}.`;
}

/** What the walk says of the function that the classic check points at. */
function pointedAt({ span }: Classic, rows: Row[]): string {
  const verdictsThere = new Set(
    rows.filter(({ route }) => route.span.start.line === span.start.line).map(({ route }) => route.verdict),
  );
  const [only] = verdictsThere;
  if (!only) return "That function is no route";
  if (verdictsThere.size > 1) return "That function has several verdicts";
  const words = only === "public" ? `is ${verdicts[only].words}` : verdicts[only].words;
  return only === "unknown" ? "Of that function it can’t be told" : `That function ${words}`;
}

function said(open: number, words: string): string {
  if (open === 0) return "none answers anyone";
  return words.charAt(0).toLowerCase() + words.slice(1);
}
