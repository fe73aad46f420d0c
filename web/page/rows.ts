// The routes as the page lists them: those of the newest report and, while its
// text has a syntax error, those of the last whole text that it no longer shows.

import type { Diagnostic, Message, Report, Route, Verdict } from "./contract";
import { guardedExamples } from "./guarded-example";
import type { Location, Snapshot } from "./snapshot";

export interface Row {
  /** Names the route over several reports. */
  key: string;
  route: Route;
  /** From an older text: it may no longer hold. */
  stale: boolean;
  snapshot: Snapshot;
  /** A protected route to hold beside this one. */
  guarded: Route | null;
  /** The findings about this route. */
  findings: Diagnostic[];
}

export interface Answer {
  report: Report;
  snapshot: Snapshot;
  rows: Row[];
  /** The lines that don't parse; empty for a whole text. */
  syntaxErrors: Diagnostic[];
  /** Findings that belong to no row. */
  otherFindings: Diagnostic[];
}

/** What a report says, beside what the last whole text's answer still says. */
export function answerOf(
  report: Report,
  snapshot: Snapshot,
  lastWhole: Answer | null,
): Answer {
  const syntaxErrors = report.diagnostics.filter(isSyntaxError);
  const fresh = rowsOf(report, snapshot);
  const kept =
    syntaxErrors.length > 0 && lastWhole ? unseen(lastWhole.rows, fresh) : [];
  const taken = new Set(fresh.flatMap((row) => row.findings));
  const otherFindings = report.diagnostics.filter(
    (one) => !isSyntaxError(one) && !taken.has(one),
  );
  const rows = kept.length > 0 ? inOrder([...fresh, ...kept]) : fresh;
  return { report, snapshot, rows, syntaxErrors, otherFindings };
}

/** The same answer, none of which need hold for the text of today. */
export function staleAnswer(answer: Answer): Answer {
  return { ...answer, rows: answer.rows.map((row) => ({ ...row, stale: true })) };
}

function isSyntaxError(diagnostic: Diagnostic): boolean {
  return diagnostic.rule === "syntax-error";
}

function rowsOf(report: Report, snapshot: Snapshot): Row[] {
  const seen = new Map<string, number>();
  const findings = findingsByLine(report.diagnostics);
  const guarded = guardedExamples(report.routes);
  return report.routes.map((route) => {
    const name = [
      route.path,
      route.urlRule,
      route.methods.join(","),
      route.endpoint,
      route.view,
    ].join(" ");
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return {
      key: nth === 0 ? name : `${name} ${nth + 1}`,
      route,
      stale: false,
      snapshot,
      guarded: guarded(route),
      findings: findingsOf(route, findings),
    };
  });
}

function lineKey(path: string, line: number): string {
  return `${line} ${path}`;
}

/** The key of findings about the decorator or call on this line. */
function registering(path: string, line: number): string {
  return `registers ${lineKey(path, line)}`;
}

function findingsByLine(diagnostics: Diagnostic[]): Map<string, Diagnostic[]> {
  const byLine = new Map<string, Diagnostic[]>();
  const add = (key: string, one: Diagnostic) => {
    const list = byLine.get(key);
    if (list) list.push(one);
    else byLine.set(key, [one]);
  };
  for (const one of diagnostics) {
    if (isSyntaxError(one)) continue;
    add(lineKey(one.path, one.span.start.line), one);
    for (const { message, path, span } of one.related) {
      if (!/\bregisters\b/.test(message)) continue;
      add(registering(path, span.start.line), one);
    }
  }
  return byLine;
}

/** The findings that start on the route's decorators, call or def, or that say
 * that they are about what registers it. */
function findingsOf(
  route: Route,
  byLine: Map<string, Diagnostic[]>,
): Diagnostic[] {
  const found = new Set<Diagnostic>();
  for (const [path, first, last] of lineRanges(route)) {
    for (let line = first; line <= last; line++) {
      for (const one of byLine.get(lineKey(path, line)) ?? []) found.add(one);
    }
  }
  const { path, span } = route.registration;
  for (const one of byLine.get(registering(path, span.start.line)) ?? []) {
    found.add(one);
  }
  return [...found];
}

/** More decorator lines than this are not looked through. */
const longestStack = 60;

/**
 * The lines that declare a route: from its decorator to its def where these
 * belong together, else the registering call and the def apart.
 */
export function lineRanges(
  route: Route,
): [path: string, first: number, last: number][] {
  const { registration, span } = route;
  const def: [string, number, number] = [
    route.path,
    span.start.line,
    span.end.line,
  ];
  const first = registration.span.start.line;
  if (first < 1) return [def];
  const together =
    registration.path === route.path &&
    route.viewClass === "" &&
    first <= span.start.line &&
    span.start.line - registration.span.end.line <= longestStack;
  if (together) return [[route.path, first, span.end.line]];
  return [[registration.path, first, registration.span.end.line], def];
}

/** The last whole text's rows that the new report lost to a syntax error. */
function unseen(old: Row[], fresh: Row[]): Row[] {
  const keys = new Set(fresh.map((row) => row.key));
  const places = new Set(fresh.map(startOf));
  return old
    .filter((row) => {
      const start = startOf(row);
      return start !== null && !keys.has(row.key) && !places.has(start);
    })
    .map((row) => ({ ...row, stale: true }));
}

/** Where the row's def is now, as a key; null where it is gone. */
function startOf(row: Row): string | null {
  const def = defOf(row);
  return def && `${def.from} ${def.path}`;
}

export function defOf(row: Row): Location | null {
  return row.snapshot.locate(row.route);
}

function inOrder(rows: Row[]): Row[] {
  const files = [...new Set(rows.map(({ route }) => route.path))];
  const place = new Map(
    rows.map((row) => [row, [files.indexOf(row.route.path), defOf(row)?.from ?? 0] as const]),
  );
  const of = (row: Row) => place.get(row) ?? [0, 0];
  return rows.sort((a, b) => of(a)[0] - of(b)[0] || of(a)[1] - of(b)[1]);
}

/** Where the reason of the verdict lies: at its own step, else at the last. */
export function reasonPlace({ route }: Row): Message | null {
  const { evidence, reason } = route;
  return (
    evidence.find((step) => step.message === reason) ?? evidence.at(-1) ?? null
  );
}

export function findingOf(row: Row): Diagnostic | undefined {
  return row.findings.find((one) => !one.suppressed);
}

/** How many (URL rule, method) pairs have each verdict. */
export function tally(rows: Row[]): Map<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const { route } of rows) {
    const pairs = Math.max(1, route.methods.length);
    counts.set(route.verdict, (counts.get(route.verdict) ?? 0) + pairs);
  }
  return counts;
}
