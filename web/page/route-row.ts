// One route in the table: its line, its reason and, opened, the steps of the
// anonymous walk that led to the verdict.

import type { Diagnostic, Message } from "./contract";
import { button, element, prose, visible } from "./dom";
import { exchange } from "./exchange";
import { drawMark } from "./mark";
import type { MendEvents } from "./mending";
import { findingOf, reasonPlace, type Row } from "./rows";
import { ruleLink } from "./rule-link";
import { svg } from "./svg";
import { verdicts } from "./verdict";
import { placeWords, problemAndAdvice, sentence } from "./wording";

export interface RowEvents extends MendEvents {
  /** Go to the lines that declare the route. */
  jump(row: Row): void;
  /** Go to the place of one step or finding. */
  follow(row: Row, place: Message): void;
  /** Light the place of a step, while it is pointed at; null: no longer. */
  point(row: Row, place: Message | null): void;
  /** Go to a line that a sentence about the route names. */
  goToLine(row: Row, line: number): void;
}

let lastId = 0;

/** A route's table body; it is filled again when what it says of the route changes. */
export class RouteRow {
  readonly body = element("tbody", { class: "route", attributes: { role: "rowgroup" } });
  /** Whether a part of it is in sight. */
  inSight = false;
  private readonly stepsId = `steps-${++lastId}`;
  private row: Row;
  private shown = "";
  private open = false;
  private current = false;

  private readonly goTo = (line: number) => this.events.goToLine(this.row, line);

  constructor(row: Row, private readonly events: RowEvents) {
    this.row = row;
    this.body.addEventListener("click", (event) => this.clicked(event));
  }

  /** Stands for this row from now on; draw() shows what is new about it. */
  take(row: Row): void {
    this.row = row;
  }

  get empty(): boolean {
    return this.shown === "";
  }

  draw(): void {
    const { route, stale, findings, guarded, snapshot } = this.row;
    const state = JSON.stringify([route, stale, findings, guarded, snapshot.several]);
    if (state === this.shown) return;
    this.shown = state;
    this.fill();
  }

  /** Opens the steps, brings the row into sight and puts the focus on it. */
  reveal(): void {
    this.open = true;
    this.fill();
    this.body.scrollIntoView({ block: "nearest" });
    this.jumpButton?.focus({ preventScroll: true });
  }

  mark(current: boolean): void {
    this.current = current;
    this.body.classList.toggle("route-current", current);
  }

  get jumpButton(): HTMLButtonElement | null {
    return this.body.querySelector(".route-jump");
  }

  private fill(): void {
    const focused = this.body.contains(document.activeElement)
      ? document.activeElement?.className
      : undefined;
    const { route, stale } = this.row;
    this.body.className = `route route-${route.verdict}${stale ? " route-stale" : ""}`;
    this.mark(this.current);
    this.body.replaceChildren(this.line(), this.reason());
    if (this.open) this.body.append(this.steps());
    if (focused) {
      this.body.querySelector<HTMLElement>(`.${focused.split(" ")[0]}`)?.focus();
    }
  }

  private line(): HTMLElement {
    const { route } = this.row;
    const jump = button("route-jump", () => this.events.jump(this.row), rule(this.row));
    jump.title = "Go to the line";
    const more = button("route-more", () => this.toggle(), chevron());
    more.setAttribute("aria-expanded", String(this.open));
    more.setAttribute("aria-controls", this.stepsId);
    more.setAttribute(
      "aria-label",
      `The steps of ${route.methods.join(", ")} ${visible(route.urlRule)}`,
    );
    return tableRow(
      "route-line",
      cell("route-glyph", drawMark(route.verdict)),
      cell("route-methods", route.methods.join(" ")),
      rowHeader("route-rule", jump),
      cell("route-view", element("code", {}, visible(route.view)), ...fileName(this.row)),
      cell("route-verdict", verdicts[route.verdict].words),
      cell("route-opener", more),
    );
  }

  private reason(): HTMLElement {
    const text = element("p", { class: "route-reason" });
    if (this.row.stale) text.append("From the text before: ");
    // Where nothing can be told there is nothing to mend: the reason says more.
    const unknown = this.row.route.verdict === "unknown";
    const finding = unknown ? undefined : findingOf(this.row);
    const place = reasonPlace(this.row);
    if (finding) {
      const [problem, advice] = problemAndAdvice(finding.message);
      text.append(prose(problem, this.goTo), " ");
      const then = element("span", { class: "route-advice" });
      then.append(prose(advice, this.goTo));
      text.append(then, ...this.fixes(finding));
    } else {
      text.append(prose(sentence(this.row.route.reason), this.goTo));
      if (place) text.append(...this.lineLink(place));
      if (this.row.findings.some((one) => one.suppressed)) {
        text.append(" ", element("span", { class: "route-suppressed" }, "Suppressed in the code."));
      }
    }
    return tableRow("route-why", wide(text));
  }

  private steps(): HTMLElement {
    const { route, findings } = this.row;
    const list = element("ol", { class: "steps" });
    for (const step of route.evidence) list.append(this.step(step));
    const content = element("div", { attributes: { id: this.stepsId } }, list);
    const request = exchange(route, this.row.guarded);
    if (request) content.append(request);
    if (findings.length > 0) content.append(this.ruleNames(findings));
    return tableRow("route-steps", wide(content));
  }

  private fixes({ fixes }: Diagnostic): (Node | string)[] {
    if (this.row.stale) return [];
    return fixes.flatMap((fix) => {
      const offer = button("mend-button", () => this.events.fix(fix), "Fix…");
      offer.title = fix.title.replaceAll("`", "");
      return [" ", offer];
    });
  }

  private ruleNames(findings: Diagnostic[]): HTMLElement {
    const paragraph = element("p", { class: "route-rules" }, "Found by ");
    findings.forEach((one, index) => {
      if (index > 0) paragraph.append(", ");
      paragraph.append(ruleLink(one.rule), ` (${one.suppressed ? "suppressed" : one.severity})`);
      if (!this.row.stale && !one.suppressed) paragraph.append(" ", button("mend-button", () => this.events.suppress(one), "Suppress…"));
    });
    return paragraph;
  }

  private step(step: Message): HTMLElement {
    const words = element("span", { class: "step-sentence" });
    words.append(prose(sentence(step.message)));
    const item = element("li", { class: "step" }, words, ...this.lineLink(step));
    if (step.span.start.line < 1) return item;
    for (const [begins, ends] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]] as const) {
      item.addEventListener(begins, () => this.events.point(this.row, step));
      item.addEventListener(ends, () => this.events.point(this.row, null));
    }
    return item;
  }

  /** A button to the place, where there is one. */
  private lineLink(place: Message): (Node | string)[] {
    if (place.span.start.line < 1) return [];
    const link = button(
      "line-link",
      () => this.events.follow(this.row, place),
      placeWords(place, this.row.snapshot.several),
    );
    return [" ", link];
  }

  private toggle(): void {
    this.open = !this.open;
    this.fill();
  }

  /** A click beside the buttons jumps too, unless text was selected by it. */
  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const interactive = target.closest("button, .route-steps");
    if (interactive || !document.getSelection()?.isCollapsed) return;
    this.events.jump(this.row);
  }
}

/** The URL rule, with its variables set apart. */
function rule({ route }: Row): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of visible(route.urlRule).split(/(<[^>]*>)/)) {
    if (part === "") continue;
    fragment.append(
      part.startsWith("<") ? element("span", { class: "url-variable" }, part) : part,
    );
  }
  if (!route.urlRuleKnown) {
    fragment.append(
      element(
        "span",
        { class: "url-unknown" },
        route.urlRule === "" ? "URL not known" : " (a part can’t be seen)",
      ),
    );
  }
  return fragment;
}

/** The view's file, where there are several. */
function fileName({ route, snapshot }: Row): HTMLElement[] {
  if (!snapshot.several) return [];
  return [element("span", { class: "route-file" }, visible(route.path))];
}

function chevron(): SVGElement {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", "aria-hidden": "true", class: "chevron" },
    svg("path", { d: "M4 6l4 4 4-4" }),
  );
}

function tableRow(className: string, ...cells: HTMLElement[]): HTMLElement {
  return element("tr", { class: className, attributes: { role: "row" } }, ...cells);
}

function cell(className: string, ...children: (Node | string)[]): HTMLElement {
  return element("td", { class: className, attributes: { role: "cell" } }, ...children);
}

function rowHeader(className: string, child: Node): HTMLElement {
  return element(
    "th",
    { class: className, attributes: { role: "rowheader", scope: "row" } },
    child,
  );
}

/** A cell below the line, as wide as all columns but the first. */
function wide(child: Node): HTMLElement {
  return element(
    "td",
    { class: "route-wide", attributes: { role: "cell", colspan: "6" } },
    child,
  );
}
