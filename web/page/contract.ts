// The checker's JSON contract, as checker/report.go defines it. contract.check.ts
// holds these types against the golden file of the Go side.

export type Profile = "routes" | "classic";

export type Verdict =
  | "unprotected"
  | "optional"
  | "broken"
  | "unknown"
  | "public"
  | "protected";

export type Severity = "error" | "warning" | "note";

export interface SourceFile {
  path: string;
  source: string;
}

export interface CheckRequest {
  files: SourceFile[];
  profile: Profile;
  options: CheckOptions;
}

/** What tunes a check; what is left out says nothing. */
export interface CheckOptions {
  /** Routes that are meant to be open, by URL rule or endpoint: "/webhooks/*". */
  public?: string[];
  /** Dotted names of further guard decorators. */
  guards?: string[];
  /** IDs of the rules that report; none means all. */
  select?: string[];
  /** IDs of the rules that don't. */
  ignore?: string[];
}

/** 1-based; the column counts UTF-16 code units. Line 0 is no place. */
export interface Position {
  line: number;
  column: number;
}

/** Half-open: end is the position after the last character. */
export interface Span {
  start: Position;
  end: Position;
}

export interface Place {
  path: string;
  span: Span;
}

/** One plain sentence about a place. */
export interface Message extends Place {
  message: string;
}

export interface AnonymousRequest {
  method: string;
  url: string;
}

export interface Answer {
  caller: string;
  outcome: string;
  /** 0 where it can't be told. */
  status: number;
}

/** The methods of one URL rule that share a view, a verdict and its evidence. */
export interface Route {
  urlRule: string;
  /** false: a part of the URL rule can't be seen. */
  urlRuleKnown: boolean;
  methods: string[];
  endpoint: string;
  view: string;
  viewClass: string;
  app: string;
  blueprint: string;
  path: string;
  /** From `def` to the end of the function's name. */
  span: Span;
  registration: Place;
  verdict: Verdict;
  /** The verdict's reason, one clause without a full stop. */
  reason: string;
  evidence: Message[];
  request: AnonymousRequest;
  answers: Answer[];
}

export interface Edit extends Place {
  newText: string;
}

export interface Fix {
  title: string;
  edits: Edit[];
}

export interface Diagnostic extends Message {
  rule: string;
  severity: Severity;
  related: Message[];
  url: string;
  suppressed: boolean;
  /** Suppressed by the command's baseline; a page has none. */
  baselined: boolean;
  fixes: Fix[];
}

/** The answer of the check of 2020 for one file. */
export interface Classic {
  path: string;
  fires: boolean;
  reason: string;
  span: Span;
}

/** Routes are counted as (URL rule, method) pairs. */
export interface Summary extends Record<Verdict, number> {
  files: number;
  lines: number;
  routes: number;
  errors: number;
  warnings: number;
  notes: number;
}

export interface Report {
  schemaVersion: number;
  tool: { name: string; version: string };
  profile: Profile;
  summary: Summary;
  routes: Route[];
  libraryRoutes: Route[];
  diagnostics: Diagnostic[];
  classic: Classic[];
}

export const schemaVersion = 1;
