// Every route and method against every kind of caller: who gets through, who is
// refused, and with which status.

import type { Answer as CallerAnswer } from "./contract";
import { button, count, element, visible } from "./dom";
import { answerFor } from "./exchange";
import { drawMark } from "./mark";
import { drawOutcome, outcomeWord } from "./outcome";
import type { Row } from "./rows";

/** More rows than this are left to the table. */
const mostRows = 300;

const callers: readonly [caller: string, words: string][] = [
  ["anonymous", "Stranger"],
  ["access", "Access token"],
  ["refresh", "Refresh token"],
  ["fresh", "Fresh token"],
];

export class CallersView {
  readonly node = element("div", { class: "callers-frame" });
  private shown = "";

  constructor(private readonly jump: (row: Row) => void) {}

  show(rows: Row[]): void {
    const state = JSON.stringify(rows.map(({ route, stale }) => [route, stale]));
    if (state === this.shown) return;
    this.shown = state;
    const some = rows.slice(0, mostRows);
    const rest = rows.length - some.length;
    const more = rest > 0 ? ` ${count(rest, "more route is", "more routes are")} in the table.` : "";
    this.node.replaceChildren(
      element("p", { class: "callers-words", attributes: { id: "callers-words" } }, `What each caller would meet, derived from the code, not executed.${more}`),
      element(
        "table",
        { class: "callers", attributes: { role: "table", "aria-label": "Routes and callers", "aria-describedby": "callers-words" } },
        head(),
        element("tbody", { attributes: { role: "rowgroup" } }, ...some.map((row) => this.line(row))),
      ),
    );
  }

  private line(row: Row): HTMLElement {
    const { route, stale } = row;
    const jump = button(
      "callers-jump",
      () => this.jump(row),
      element("span", { class: "route-methods" }, route.methods.join(" ")),
      " ",
      element("span", { class: "callers-url" }, visible(route.urlRule) || "URL not known"),
    );
    return element(
      "tr",
      { class: `callers-line callers-${route.verdict}${stale ? " callers-stale" : ""}`, attributes: { role: "row" } },
      element("th", { attributes: { role: "rowheader", scope: "row" } }, drawMark(route.verdict), jump),
      ...callers.map(([caller]) => cell(answerFor(route, caller))),
    );
  }
}

function cell(answer: CallerAnswer | undefined): HTMLElement {
  const outcome = answer?.outcome ?? "unknown";
  return element(
    "td",
    { class: `caller caller-${outcome}`, attributes: { role: "cell" } },
    drawOutcome(outcome),
    element("span", { class: "caller-word" }, `${outcomeWord(outcome)} `),
    answer && answer.status > 0 ? element("span", { class: "caller-status" }, String(answer.status)) : null,
  );
}

function head(): HTMLElement {
  const cells = ["Route", ...callers.map(([, words]) => words)].map((words) =>
    element("th", { attributes: { role: "columnheader", scope: "col" } }, words),
  );
  return element(
    "thead",
    { attributes: { role: "rowgroup" } },
    element("tr", { class: "callers-head", attributes: { role: "row" } }, ...cells),
  );
}
