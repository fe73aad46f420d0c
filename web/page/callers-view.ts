// Every route and method against every kind of caller: who gets through, who is
// refused, and with which status.

import type { Answer as CallerAnswer } from "./contract";
import { arrange, button, count, element, visible } from "./dom";
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

interface Line {
  row: Row;
  /** What is shown of the row. */
  shown: string;
  node: HTMLElement;
}

export class CallersView {
  readonly node = element("div", { class: "callers-frame" });
  private readonly words = element("p", { class: "callers-words", attributes: { id: "callers-words" } });
  private readonly body = element("tbody", { attributes: { role: "rowgroup" } });
  private lines = new Map<string, Line>();

  constructor(private readonly jump: (row: Row) => void) {
    this.node.append(
      this.words,
      element(
        "table",
        { class: "callers", attributes: { role: "table", "aria-label": "Routes and callers", "aria-describedby": "callers-words" } },
        head(),
        this.body,
      ),
    );
  }

  show(rows: Row[]): void {
    const some = rows.slice(0, mostRows);
    const rest = rows.length - some.length;
    const more = rest > 0 ? ` ${count(rest, "more route is", "more routes are")} in the table.` : "";
    this.words.textContent = `What each caller would meet, derived from the code, not executed.${more}`;
    const before = this.lines;
    this.lines = new Map(some.map((row) => [row.key, this.lineOf(row, before.get(row.key))]));
    arrange(this.body, [...this.lines.values()].map(({ node }) => node));
  }

  /** The line as it was, where it says the same; a jump goes by the newest row. */
  private lineOf(row: Row, before: Line | undefined): Line {
    const { methods, urlRule, verdict, answers } = row.route;
    const shown = JSON.stringify([methods, urlRule, verdict, answers, row.stale]);
    if (before?.shown === shown) {
      before.row = row;
      return before;
    }
    const line: Line = { row, shown, node: draw(row, () => this.jump(line.row)) };
    return line;
  }
}

function draw({ route, stale }: Row, go: () => void): HTMLElement {
  const jump = button(
    "callers-jump",
    go,
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
