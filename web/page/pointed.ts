// The lines of one step of the walk, lit while the pointer or the focus is on
// the step in the answer.

import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { Range } from "./snapshot";

const setPointed = StateEffect.define<DecorationSet>();

const pointedLine = Decoration.line({ class: "line-pointed" });

export const pointed: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setPointed)) return effect.value;
    }
    return transaction.docChanged ? Decoration.none : lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** A step's place can be a whole function; its first lines tell enough. */
const mostLines = 40;

export function point(view: EditorView, range: Range | null): void {
  const { doc } = view.state;
  const starts: number[] = [];
  if (range) {
    const first = doc.lineAt(range.from).number;
    const last = Math.min(doc.lineAt(range.to).number, first + mostLines - 1);
    for (let line = first; line <= last; line++) starts.push(doc.line(line).from);
  }
  const lines = Decoration.set(starts.map((start) => pointedLine.range(start)));
  view.dispatch({ effects: setPointed.of(lines) });
}
