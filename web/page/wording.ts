// The sentences that the page says itself. The subject is the route or the
// request; the first sentence is the whole story.

import type { Classic, Place, SourceFile, Verdict } from "./contract";
import { count, visible } from "./dom";
import { verdicts } from "./verdict";

/** The verdicts that make a headline, most telling first. */
const telling: readonly Verdict[] = [
  "unprotected",
  "optional",
  "broken",
  "unknown",
];

/** "3 of 12 routes answer anyone" */
export function headline(counts: Map<Verdict, number>): string {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  for (const verdict of telling) {
    const number = counts.get(verdict) ?? 0;
    if (number > 0) return share(number, total, verdict);
  }
  const guarded = counts.get("protected") ?? 0;
  if (guarded > 0) return share(guarded, total, "protected");
  return share(total, total, "public");
}

function share(number: number, total: number, verdict: Verdict): string {
  const { words, plural } = verdicts[verdict];
  const all = total.toLocaleString("en");
  const some = number.toLocaleString("en");
  if (verdict === "unknown") {
    if (total === 1) return "Can’t tell for the one route";
    return `Can’t tell for ${number === total ? "any" : some} of ${all} routes`;
  }
  const verb = verdict === "public" ? (number === 1 ? "is " : "are ") : "";
  if (total === 1) return `The one route ${verb}${words}`;
  if (number === total) return `${total === 2 ? "Both" : `All ${all}`} routes ${verb}${plural}`;
  return `${some} of ${all} routes ${verb}${number === 1 ? words : plural}`;
}

/** "line 9", and where there are several files "auth.py, line 9" */
export function placeWords({ path, span }: Place, several: boolean): string {
  const line = `line ${span.start.line}`;
  return several ? `${visible(path)}, ${line}` : line;
}

/** What makes the answer shorter than the text: "Line 7 does not parse. …" */
export function syntaxSentence(places: Place[], several: boolean, stale: number): string {
  const [first] = places;
  if (!first) return "";
  const where = placeWords(first, several);
  const what =
    places.length === 1
      ? `${several ? where : where.replace("line", "Line")} does not parse.`
      : `${places.length} places do not parse, the first is ${where}.`;
  if (stale === 0) return `${what} The rest is checked.`;
  return `${what} ${count(stale, "dimmed route is", "dimmed routes are")} from the text before.`;
}

export const pressARoute = "Press a route to go to its lines.";

export const noAnswer = "The check gave no answer. Your text is as you left it.";

export const outdated = "The routes are those of the text before.";

/** Several texts as one: each after a comment with its path. */
export function joined(files: SourceFile[]): string {
  const [only, other] = files;
  if (only && !other) return only.source;
  return files.map(({ path, source }) => `# ${path}\n${source}`).join("\n\n");
}

export const noRoutes = {
  headline: "No Flask routes here",
  sentence:
    "Looked for `@app.route` and its kin (`@app.get`, `@blueprint.post` …), `add_url_rule`, class-based views and Flask-RESTful resources.",
};

export const empty = {
  headline: "Which routes answer anyone?",
  sentence:
    "Paste a Flask file into the editor. The answer appears here, route by route, with the reason for each.",
};

export function classicHeadline(answers: Classic[]): string {
  const fires = answers.some((answer) => answer.fires);
  return fires ? "The classic check fires" : "The classic check is silent";
}

/** Says what the check of 2020 does with the same text, and then why. */
export function classicWords(answer: Classic, files: number): [what: string, why: string] {
  const what = answer.fires
    ? "The classic check would fire"
    : "The classic check would be silent";
  return [what, classicWhy(answer, files)];
}

/** "It is silent, because JWTManager() is called on line 9." */
export function classicSentence(answer: Classic, files: number): string {
  return `${answer.fires ? "It fires" : "It is silent"}${classicWhy(answer, files)}`;
}

/** The answer that stands for all files: the first that fires. */
export function tellingClassic(answers: Classic[]): Classic | undefined {
  return answers.find((one) => one.fires) ?? answers[0];
}

function classicWhy(answer: Classic, files: number): string {
  if (files === 1) return `, ${classicBecause(answer)}`;
  if (!answer.fires) return ` in ${files === 2 ? "both" : `all ${files.toLocaleString("en")}`} files.`;
  return ` in \`${answer.path}\`, ${classicBecause(answer)}`;
}

/** The reason alone: "because JWTManager() is called on line 9." */
function classicBecause(answer: Classic): string {
  return ended(answer.reason.replace(/^(fires|silent), /, ""));
}

/** A clause of the checker as a sentence. */
export function sentence(text: string): string {
  const plain = text.trim();
  return ended(plain.charAt(0).toUpperCase() + plain.slice(1));
}

/** With a full stop, where there is no other end. */
export function ended(text: string): string {
  return /[.…?:]$/.test(text) ? text : `${text}.`;
}

/** What is wrong, and what to do about it: a finding's first and last words. */
export function problemAndAdvice(message: string): [string, string] {
  const sentences = message.split(/(?<=[.?])\s+(?=[A-Z`@])/);
  const [problem = ""] = sentences;
  return [problem, sentences.length > 1 ? (sentences.at(-1) ?? "") : ""];
}

/** "Loading the checker, 45%" */
export function loadingWords(part: number): string {
  return `Loading the checker, ${Math.floor(part * 100)}%`;
}

/** "Checked in 4 ms · 214 lines" */
export function checkedWords(milliseconds: number, lines: number): string {
  return `Checked in ${duration(milliseconds)} · ${count(lines, "line")}`;
}

function duration(milliseconds: number): string {
  if (milliseconds < 1) return "less than 1 ms";
  return milliseconds < 10_000
    ? `${Math.round(milliseconds).toLocaleString("en")} ms`
    : `${Math.round(milliseconds / 1000)} s`;
}

/** The longest text that the page checks, in UTF-16 units. */
export const longestText = 2_000_000;

export function tooLarge(length: number): string {
  const millions = (length / 1_000_000).toFixed(1);
  return `This text has ${millions} million characters; the page checks up to ${longestText / 1_000_000} million. The command \`unguarded\` has no such limit.`;
}
