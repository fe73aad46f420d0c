// The answer below a block: each route with its verdict, the reason and the
// steps that led to it, and the findings that are about no route.

import type { Diagnostic, Report, Route } from "../page/contract";
import { element, prose, visible, type GoToLine } from "../page/dom";
import { drawMark } from "../page/mark";
import { lineRanges } from "../page/rows";
import { byUrgency, verdicts } from "../page/verdict";
import {
  classicHeadline,
  classicSentence,
  ended,
  headline,
  noRoutes,
  sentence,
} from "../page/wording";

/** The answer in one line: "1 of 2 routes answers anyone". */
export function summaryOf(report: Report): string {
  if (report.profile === "classic") return classicHeadline(report.classic);
  if (report.summary.routes > 0) {
    return headline(new Map(byUrgency.map((one) => [one, report.summary[one]])));
  }
  const broken = report.diagnostics.find((one) => one.rule === "syntax-error");
  if (broken) return `Line ${broken.span.start.line} does not parse`;
  return noRoutes.headline;
}

/** The list; lines of the block's own file can be gone to. */
export function drawAnswer(report: Report, file: string, goTo: GoToLine): Node[] {
  const routes = report.routes.map((route) => routeItem(route, file, goTo));
  const findings = report.diagnostics.filter(
    (one) => !one.suppressed && !concernsARoute(one, report.routes),
  );
  return [
    ...(routes.length > 0 ? [element("ul", { class: "routes" }, ...routes)] : []),
    ...(report.profile === "routes" && routes.length === 0 && findings.length === 0
      ? [paragraph("finding", noRoutes.sentence)]
      : []),
    ...(report.profile === "classic"
      ? report.classic.map((one) => paragraph("finding", classicSentence(one, report.classic.length), goTo))
      : findings.map((one) => paragraph("finding", ended(one.message), goTo))),
  ];
}

/** A finding on a route's own lines says what its row says already. */
function concernsARoute(finding: Diagnostic, routes: Route[]): boolean {
  if (finding.rule === "syntax-error") return false;
  const { path, span } = finding;
  return routes.some((route) =>
    lineRanges(route).some(
      ([file, first, last]) =>
        file === path && first <= span.start.line && span.start.line <= last,
    ),
  );
}

function routeItem(route: Route, file: string, goTo: GoToLine): HTMLElement {
  const name = `${route.methods.join(", ")} ${route.urlRule || "(URL not known)"}`;
  const head = element(
    "p",
    { class: `route route-${route.verdict}` },
    drawMark(route.verdict),
    element("span", { class: "route-name" }, visible(name)),
    element("span", { class: "route-words" }, verdicts[route.verdict].words),
    route.path === file ? null : element("span", { class: "route-file" }, visible(route.path)),
  );
  const local = route.path === file ? goTo : undefined;
  const reason = element("p", { class: "reason" });
  reason.append(prose(sentence(route.reason), local));
  const steps = element(
    "ol",
    {},
    ...route.evidence.map((step) => {
      const item = element("li");
      item.append(prose(sentence(step.message), step.path === file ? goTo : undefined));
      const { line } = step.span.start;
      if (line > 0) {
        item.append(" ");
        item.append(prose(step.path === file ? `line ${line}` : `(${step.path}, ${line})`, goTo));
      }
      return item;
    }),
  );
  const walk = element("details", {}, element("summary", {}, "How a stranger’s request goes"), steps);
  return element("li", {}, head, reason, route.evidence.length > 0 ? walk : null);
}

function paragraph(className: string, text: string, goTo?: GoToLine): HTMLElement {
  const node = element("p", { class: className });
  node.append(prose(text, goTo));
  return node;
}
