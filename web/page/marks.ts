// The answer inside the editor: a wash on the lines of open routes, a mark in
// the gutter for every verdict, squiggles under findings.

import {
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from "@codemirror/state";
import {
  Decoration,
  EditorView,
  gutter,
  gutterLineClass,
  GutterMarker,
  type DecorationSet,
} from "@codemirror/view";
import type { Diagnostic, Fix, Verdict } from "./contract";
import { drawMark } from "./mark";
import { lineRanges, type Answer, type Row } from "./rows";
import type { Location } from "./snapshot";
import { verdicts, worst } from "./verdict";

/** What is known of one line; it stands in the gutter if it has a glyph. */
export class LineMarker extends GutterMarker {
  readonly rows: Row[] = [];
  readonly findings: Diagnostic[] = [];
  /** Routes begin here, so that their mark stands here. */
  begins = false;

  /** The verdict or error to show in the gutter. */
  get mark(): Verdict | "error" | null {
    if (this.findings.some((one) => one.rule === "syntax-error")) return "error";
    return this.begins ? worst(this.rows.map((row) => row.route.verdict)) : null;
  }

  /** Whether a route that answers anyone is declared here. */
  get open(): boolean {
    return this.rows.some((row) => row.route.verdict === "unprotected");
  }

  get stale(): boolean {
    return this.rows.length > 0 && this.rows.every((row) => row.stale);
  }

  /** The fixes of what is found here, unless that is of an older text. */
  get fixes(): Fix[] {
    const ofRows = this.rows.flatMap((row) => (row.stale ? [] : row.findings));
    return [...new Set([...this.findings, ...ofRows])].flatMap(({ suppressed, fixes }) => (suppressed ? [] : fixes));
  }

  private get label(): string {
    const routes = this.rows.map(
      ({ route }) =>
        `${route.methods.join(", ")} ${route.urlRule}: ${verdicts[route.verdict].words}`,
    );
    return [...this.findings.filter(isSyntaxError).map(messageOf), ...routes].join("\n");
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof LineMarker &&
      other.mark === this.mark &&
      other.stale === this.stale &&
      other.label === this.label
    );
  }

  override toDOM(): Node {
    const mark = this.mark;
    const node = document.createElement("span");
    if (mark === null) return node;
    node.className = `gutter-mark${this.stale ? " mark-stale" : ""}`;
    node.dataset.mark = mark;
    node.append(drawMark(mark));
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", this.label);
    return node;
  }
}

function isSyntaxError(one: Diagnostic): boolean {
  return one.rule === "syntax-error";
}

function messageOf(one: Diagnostic): string {
  return one.message;
}

interface Marks {
  lines: RangeSet<LineMarker>;
  /** The wash goes on through the gutters. */
  gutters: RangeSet<GutterMarker>;
  decorations: DecorationSet;
}

const none: Marks = {
  lines: RangeSet.empty,
  gutters: RangeSet.empty,
  decorations: Decoration.none,
};

const setMarks = StateEffect.define<Marks>();

const marksField = StateField.define<Marks>({
  create: () => none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return effect.value;
    }
    if (!transaction.docChanged) return marks;
    return {
      lines: marks.lines.map(transaction.changes),
      gutters: marks.gutters.map(transaction.changes),
      decorations: marks.decorations.map(transaction.changes),
    };
  },
  provide: (field) => [
    EditorView.decorations.from(field, (marks) => marks.decorations),
    gutterLineClass.from(field, (marks) => marks.gutters),
  ],
});

/** Shows the part of the answer that is about the file at this path. */
export function showMarks(view: EditorView, path: string, answer: Answer | null): void {
  const marks = answer ? marksOf(view.state, path, answer) : none;
  view.dispatch({ effects: setMarks.of(marks) });
}

/** What is known of the line that begins at this offset. */
export function markerAt(state: EditorState, lineStart: number): LineMarker | null {
  let found: LineMarker | null = null;
  state.field(marksField).lines.between(lineStart, lineStart, (_from, _to, marker) => {
    found = marker;
    return false;
  });
  return found;
}

function marksOf(state: EditorState, path: string, answer: Answer): Marks {
  const lines = new Map<number, LineMarker>();
  const at = (start: number): LineMarker => {
    const marker = lines.get(start) ?? new LineMarker();
    lines.set(start, marker);
    return marker;
  };
  for (const row of answer.rows) addRow(state, path, row, at);
  const findings = answer.report.diagnostics.filter(
    (one) => one.path === path && !one.suppressed,
  );
  for (const one of findings) {
    const place = answer.snapshot.locate(one);
    if (place) at(state.doc.lineAt(place.from).from).findings.push(one);
  }
  const marked = new Set(answer.rows.flatMap(findingsOnDef));
  const unmarked = findings.filter((one) => !marked.has(one));
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return {
    lines: RangeSet.of(sorted.map(([start, marker]) => marker.range(start))),
    gutters: RangeSet.of([...gutterWashes(sorted)]),
    decorations: Decoration.set(
      [...washes(sorted), ...squiggles(unmarked, (one) => answer.snapshot.locate(one))],
      true,
    ),
  };
}

/** The findings that point at the route's def, where its mark stands already. */
function findingsOnDef({ route, findings }: Row): Diagnostic[] {
  const { start } = route.span;
  return findings.filter(
    ({ span, rule }) =>
      rule !== "syntax-error" &&
      span.start.line === start.line &&
      span.start.column === start.column,
  );
}

/** Adds a route to each line that declares it. */
function addRow(
  state: EditorState,
  path: string,
  row: Row,
  at: (start: number) => LineMarker,
): void {
  for (const [file, first, last] of lineRanges(row.route)) {
    if (file !== path) continue;
    const place = row.snapshot.locateLines(path, first, last);
    if (!place) continue;
    let line = state.doc.lineAt(place.from);
    at(line.from).begins = true;
    for (;;) {
      at(line.from).rows.push(row);
      if (line.to >= place.to || line.number === state.doc.lines) break;
      line = state.doc.line(line.number + 1);
    }
  }
}

const openLine = Decoration.line({ class: "line-open" });
const staleLine = Decoration.line({ class: "line-open line-open-stale" });
const errorLine = Decoration.line({ class: "line-error" });

function* washes(lines: [number, LineMarker][]) {
  for (const [start, marker] of lines) {
    if (marker.open) yield (marker.stale ? staleLine : openLine).range(start);
    if (marker.findings.some(isSyntaxError)) yield errorLine.range(start);
  }
}

const openGutter = new (class extends GutterMarker {
  override elementClass = "gutter-open";
})();

function* gutterWashes(lines: [number, LineMarker][]) {
  for (const [start, marker] of lines) {
    if (marker.open && !marker.stale) yield openGutter.range(start);
  }
}

const squiggle = {
  error: Decoration.mark({ class: "squiggle squiggle-error" }),
  warning: Decoration.mark({ class: "squiggle squiggle-warning" }),
  note: Decoration.mark({ class: "squiggle squiggle-note" }),
};

function* squiggles(findings: Diagnostic[], locate: (one: Diagnostic) => Location | null) {
  for (const one of findings) {
    const place = locate(one);
    if (place && place.to > place.from) {
      yield squiggle[one.severity].range(place.from, place.to);
    }
  }
}

const spacer = new (class extends GutterMarker {
  override toDOM(): Node {
    return drawMark("unprotected");
  }
})();

/** The marks, and a gutter that tells which line's mark was pressed. */
export function marks(onPress: (marker: LineMarker) => void): Extension {
  return [
    marksField,
    gutter({
      class: "verdict-gutter",
      markers: (view) => view.state.field(marksField).lines,
      initialSpacer: () => spacer,
      domEventHandlers: {
        click(view, line) {
          const marker = markerAt(view.state, line.from);
          if (!marker?.mark) return false;
          onPress(marker);
          return true;
        },
      },
    }),
  ];
}
