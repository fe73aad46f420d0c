// Marks over the page's own block: a wash on the lines of open routes, and at
// the end of a line the mark of what begins there. The block is not touched.

import type { Report, Verdict } from "../page/contract";
import { button, element } from "../page/dom";
import { drawMark } from "../page/mark";
import { lineRanges } from "../page/rows";
import { verdicts, worst } from "../page/verdict";
import type { BlockText } from "./block-text";

/** What a line's mark says. */
interface LineMark {
  line: number;
  verdict: Verdict | "error";
  words: string;
  /** Read out: the routes with their verdicts. */
  label: string;
}

export interface Marked {
  marks: LineMark[];
  /** The lines to wash. */
  open: Set<number>;
}

/** What a report says about the lines of one file. */
export function markedLines(report: Report, file: string): Marked {
  const open = new Set<number>();
  const byLine = new Map<number, { verdicts: Verdict[]; labels: string[] }>();
  for (const route of report.routes) {
    for (const [path, first, last] of lineRanges(route)) {
      if (path !== file) continue;
      const at = byLine.get(first) ?? { verdicts: [], labels: [] };
      at.verdicts.push(route.verdict);
      at.labels.push(
        `${route.methods.join(", ")} ${route.urlRule} ${verdicts[route.verdict].words}`,
      );
      byLine.set(first, at);
      if (route.verdict !== "unprotected") continue;
      for (let line = first; line <= last; line++) open.add(line);
    }
  }
  const marks: LineMark[] = [...byLine].map(([line, at]) => {
    const verdict = worst(at.verdicts);
    return { line, verdict, words: verdicts[verdict].words, label: at.labels.join("; ") };
  });
  for (const { rule, path, span, message } of report.diagnostics) {
    if (path !== file || (rule !== "syntax-error" && rule !== "missing-jwt-token")) continue;
    const words = rule === "syntax-error" ? "does not parse" : "the classic check fires";
    marks.push({ line: span.start.line, verdict: "error", words, label: message });
  }
  return { marks, open };
}

/** Draws them into the layer, which covers the frame. */
export function drawMarks(
  layer: HTMLElement,
  frame: Element,
  text: BlockText,
  { marks, open }: Marked,
  press: (line: number) => void,
): void {
  const origin = frame.getBoundingClientRect();
  const washes = runs(open).flatMap(([first, last]) => {
    const top = text.lineBox(first)?.top;
    const bottom = text.lineBox(last)?.bottom;
    if (top === undefined || bottom === undefined) return [];
    const box = new DOMRect(0, top, 0, bottom - top);
    return [placed(element("div", { class: "wash" }), box, origin)];
  });
  const pills = marks.flatMap((mark) => {
    const box = text.lineBox(mark.line);
    if (!box) return [];
    const pill = button(`pill pill-${mark.verdict}`, () => press(mark.line), drawMark(mark.verdict));
    pill.append(element("span", { class: "pill-words", attributes: { "aria-hidden": "true" } }, mark.words));
    pill.setAttribute("aria-label", `line ${mark.line}: ${mark.label}`);
    pill.title = mark.label;
    return [{ pill: placed(pill, box, origin), end: box.right }];
  });
  layer.replaceChildren(...washes, ...pills.map((one) => one.pill));
  // The words give way to code that reaches below them.
  for (const { pill, end } of pills) {
    const crowded = pill.getBoundingClientRect().left < end + 8;
    pill.classList.toggle("pill-short", crowded);
  }
}

/** Lines that follow each other, as first and last. */
function runs(lines: Set<number>): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const run = found.at(-1);
    if (run && run[1] === line - 1) run[1] = line;
    else found.push([line, line]);
  }
  return found;
}

function placed<Kind extends HTMLElement>(node: Kind, box: DOMRect, origin: DOMRect): Kind {
  node.style.setProperty("--top", `${box.top - origin.top}px`);
  node.style.setProperty("--height", `${box.height}px`);
  return node;
}
