// Why a line has its mark: shown while the pointer rests on the line's text or
// on its mark in the gutter.

import { StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  EditorView,
  hoverTooltip,
  showTooltip,
  ViewPlugin,
  type Tooltip,
} from "@codemirror/view";
import type { Diagnostic, Fix, Message } from "./contract";
import { button, element, prose, visible } from "./dom";
import { drawMark } from "./mark";
import { markerAt, type LineMarker } from "./marks";
import type { Row } from "./rows";
import { verdicts } from "./verdict";
import { placeWords, sentence } from "./wording";

/** Is told of a fix that was pressed; without it none is offered. */
type OnFix = ((fix: Fix) => void) | undefined;

/** The tooltip for the line at this offset, or null where nothing is known. */
function why(view: EditorView, offset: number, onFix: OnFix): Tooltip | null {
  const line = view.state.doc.lineAt(offset);
  const marker = markerAt(view.state, line.from);
  if (!marker) return null;
  return {
    pos: line.from,
    end: line.to,
    above: true,
    create: () => ({ dom: content(marker, onFix) }),
  };
}

function content(marker: LineMarker, onFix: OnFix): HTMLElement {
  const claimed = new Set(marker.rows.flatMap((row) => row.findings));
  const findings = marker.findings.filter((one) => !claimed.has(one));
  return element(
    "div",
    { class: "why" },
    ...findings.map(findingPart),
    ...marker.rows.slice(0, 6).map(routePart),
    ...fixPart(marker.fixes, onFix),
  );
}

function fixPart(fixes: Fix[], onFix: OnFix): HTMLElement[] {
  if (!onFix || fixes.length === 0) return [];
  const offers = fixes.slice(0, 4).map((fix) => {
    const offer = button("why-fix", () => onFix(fix));
    offer.append(prose(fix.title), "…");
    return element("p", {}, offer);
  });
  return [element("div", { class: "why-finding" }, ...offers)];
}

function routePart(row: Row): HTMLElement {
  const { route } = row;
  const head = element("p", { class: "why-verdict" });
  head.append(
    drawMark(route.verdict),
    element(
      "span",
      { class: "why-url" },
      visible(`${route.methods.join(", ")} ${route.urlRule || "(URL not known)"} `),
    ),
    verdicts[route.verdict].words,
  );
  const finding = row.findings.find((one) => !one.suppressed);
  return element(
    "div",
    { class: "why-route" },
    head,
    finding ? sentenceOf(finding.message) : null,
    element("ol", {}, ...route.evidence.map((step) => stepPart(step, row.snapshot.several))),
    row.stale ? element("p", { class: "why-line" }, "From the text before.") : null,
  );
}

function stepPart(step: Message, several: boolean): HTMLElement {
  const item = element("li");
  item.append(prose(sentence(step.message)));
  if (step.span.start.line > 0) {
    item.append(
      element("span", { class: "why-line" }, ` ${placeWords(step, several)}`),
    );
  }
  return item;
}

function findingPart(finding: Diagnostic): HTMLElement {
  return element("div", { class: "why-finding" }, sentenceOf(finding.message));
}

function sentenceOf(message: string): HTMLElement {
  const paragraph = element("p");
  paragraph.append(prose(message));
  return paragraph;
}

const setGutterTooltip = StateEffect.define<Tooltip | null>();

const gutterTooltip = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setGutterTooltip)) return effect.value;
    }
    return transaction.docChanged ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

const restMilliseconds = 250;

/** Shows the tooltip of the gutter mark that the pointer rests on. */
const gutterHover = (onFix: OnFix) => ViewPlugin.fromClass(
  class {
    private timer: ReturnType<typeof setTimeout> | undefined;
    private readonly move = (event: Event) => this.follow(event as MouseEvent);

    constructor(private readonly view: EditorView) {
      view.dom.addEventListener("mouseover", this.move);
      view.dom.addEventListener("mouseleave", this.move);
    }

    destroy(): void {
      clearTimeout(this.timer);
      this.view.dom.removeEventListener("mouseover", this.move);
      this.view.dom.removeEventListener("mouseleave", this.move);
    }

    private follow(event: MouseEvent): void {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(".why")) {
        clearTimeout(this.timer);
        return;
      }
      const over = event.type === "mouseover" && target?.closest(".gutter-mark");
      const wanted = over ? this.tooltipAt(event.clientY) : null;
      const shown = this.view.state.field(gutterTooltip);
      clearTimeout(this.timer);
      if (wanted?.pos === shown?.pos) return;
      this.timer = setTimeout(() => {
        this.view.dispatch({ effects: setGutterTooltip.of(wanted) });
      }, restMilliseconds);
    }

    private tooltipAt(y: number): Tooltip | null {
      const block = this.view.lineBlockAtHeight(y - this.view.documentTop);
      return why(this.view, block.from, onFix);
    }
  },
);

export const hover = (onFix: OnFix): Extension => [
  hoverTooltip((view, offset) => why(view, offset, onFix), { hoverTime: restMilliseconds }),
  gutterTooltip,
  gutterHover(onFix),
];
