// What a block of code or a goal of a lesson says that a check must answer:
// "GET /users unprotected". docs/embedding.md describes the language, and
// checker/expect is the same in Go; checker/expect/testdata/cases.json holds the
// two together.

import type { Diagnostic, Route } from "./contract";

/** As much of a report as an expectation can speak of. */
export interface Judged {
  routes: Pick<Route, "urlRule" | "methods" | "verdict" | "answers">[];
  diagnostics: Pick<Diagnostic, "rule" | "suppressed">[];
}

export interface Expectation {
  /** As written, without the spaces around it. */
  text: string;
  /** How a report differs, a sentence without a full stop; "" where it holds. */
  difference(report: Judged): string;
}

const verdicts = ["unprotected", "optional", "broken", "unknown", "public", "protected"];
const callers = ["anonymous", "access", "refresh", "fresh"];

/** What each kind of caller sends. */
const carrying: Record<string, string> = {
  anonymous: "without a token",
  access: "with an access token",
  refresh: "with a refresh token",
  fresh: "with a fresh token",
};

/** Reads one expectation. The error names the word that is wrong. */
export function parseExpectation(written: string): Expectation {
  const text = written.trim();
  const all = /^(every|no)\s+route\s+(\S+)$/.exec(text);
  if (all) {
    const [, amount = "", verdict = ""] = all;
    oneOf(text, verdict, "a verdict", verdicts);
    const differs = amount === "every" ? everyDiffers : someDiffer;
    return { text, difference: (report) => differs(report, verdict) };
  }
  const rule = /^reports\s+(\S+)$/.exec(text)?.[1];
  if (rule) return { text, difference: (report) => reportDiffers(report, rule) };
  const one = /^([A-Z]+)\s+(\S.*?)\s+(?:(refuses|admits)\s+)?(\S+)$/.exec(text);
  if (!one) {
    throw new Error(`${JSON.stringify(text)}: expected a method, a URL rule and a verdict, as in "GET /users protected"`);
  }
  const [, method = "", urlRule = "", verb, want = ""] = one;
  if (verb) oneOf(text, want, "a caller", callers);
  else if (want !== "exists" && want !== "missing") {
    oneOf(text, want, "a verdict, exists or missing", verdicts);
  }
  return {
    text,
    difference(report) {
      const routes = report.routes.filter(
        (route) => route.urlRule === urlRule && route.methods.includes(method),
      );
      const name = `${method} ${urlRule}`;
      if (!verb && want === "missing") {
        return routes.length > 0 ? `${name} is a route, expected none` : "";
      }
      if (routes.length === 0) return `${name} is no route here, expected ${text}`;
      if (verb) return callerDiffers(routes, name, verb, want);
      return want === "exists" ? "" : verdictDiffers(routes, name, want);
    },
  };
}

/** Reads expectations with semicolons between them; empty ones don't count. */
export function parseExpectations(text: string): Expectation[] {
  return text
    .split(";")
    .filter((part) => part.trim() !== "")
    .map(parseExpectation);
}

function oneOf(text: string, word: string, kind: string, words: string[]): void {
  if (words.includes(word)) return;
  throw new Error(`${JSON.stringify(text)}: expected ${kind} at the end, found ${JSON.stringify(word)}; there are ${words.join(", ")}`);
}

function verdictDiffers(routes: Judged["routes"], name: string, want: string): string {
  const found = [...new Set<string>(routes.map((route) => route.verdict))];
  if (found.length === 1 && found[0] === want) return "";
  return `${name} is ${found.join(" and ")}, expected ${want}`;
}

function callerDiffers(routes: Judged["routes"], name: string, verb: string, caller: string): string {
  const want = verb === "refuses" ? "refused" : "reached";
  for (const route of routes) {
    const outcome = route.answers.find((answer) => answer.caller === caller)?.outcome ?? "unknown";
    if (outcome !== want) {
      return `${name}, ${carrying[caller]}: ${outcome}, expected ${want}`;
    }
  }
  return "";
}

function everyDiffers(report: Judged, want: string): string {
  if (report.routes.length === 0) {
    return `there are no routes, expected every one to be ${want}`;
  }
  const other = report.routes.find((route) => route.verdict !== want);
  if (!other) return "";
  return `${other.methods[0]} ${other.urlRule} is ${other.verdict}, expected every route to be ${want}`;
}

function someDiffer(report: Judged, unwanted: string): string {
  const found = report.routes
    .filter((route) => route.verdict === unwanted)
    .flatMap((route) => route.methods.map((method) => `${method} ${route.urlRule}`));
  if (found.length === 0) return "";
  return `${found.join(", ")} ${found.length === 1 ? "is" : "are"} ${unwanted}, expected no such route`;
}

function reportDiffers(report: Judged, want: string): string {
  const found = [
    ...new Set(report.diagnostics.filter(({ suppressed }) => !suppressed).map(({ rule }) => rule)),
  ];
  const holds = want === "nothing" ? found.length === 0 : found.includes(want);
  return holds ? "" : `it reports ${found.join(", ") || "nothing"}, expected ${want}`;
}
