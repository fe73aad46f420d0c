// What is different in another text's report: the verdicts, and the findings.

import type { Diagnostic, Report, Route, Verdict } from "./contract";

export interface VerdictChange {
  method: string;
  urlRule: string;
  /** null where there is no such route. */
  before: Verdict | null;
  after: Verdict | null;
}

/** The routes whose verdict is another, in the order of the reports. */
export function verdictChanges(before: Report, after: Report): VerdictChange[] {
  const old = verdictsOf(before);
  const now = verdictsOf(after);
  const changes: VerdictChange[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const one = old.get(key);
    const other = now.get(key);
    if (one?.verdict === other?.verdict) continue;
    const { method, urlRule } = (one ?? other) as Pair;
    changes.push({ method, urlRule, before: one?.verdict ?? null, after: other?.verdict ?? null });
  }
  return changes;
}

interface Pair {
  method: string;
  urlRule: string;
  verdict: Verdict;
}

function verdictsOf({ routes }: Report): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const route of routes) {
    for (const method of route.methods) {
      pairs.set(keyOf(route, method), { method, urlRule: route.urlRule, verdict: route.verdict });
    }
  }
  return pairs;
}

function keyOf({ app, endpoint, urlRule }: Route, method: string): string {
  return JSON.stringify([app, endpoint, urlRule, method]);
}

/** How many findings count, and how many are suppressed. */
export function findingCounts({ diagnostics }: Report): { counted: number; suppressed: number } {
  const suppressed = diagnostics.filter((one) => one.suppressed).length;
  return { counted: diagnostics.length - suppressed, suppressed };
}

export function syntaxErrors({ diagnostics }: Report): Diagnostic[] {
  return diagnostics.filter((one) => one.rule === "syntax-error");
}
