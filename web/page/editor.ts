// The code editor: CodeMirror with Python, in a shadow root so that a strict
// Content-Security-Policy lets it style itself.

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
} from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { highlighting } from "./highlight";
import { hover } from "./hover";
import { markerAt, marks, showMarks, type LineMarker } from "./marks";
import type { Answer } from "./rows";
import { Snapshots, type Range, type Snapshot } from "./snapshot";
import { point, pointed } from "./pointed";
import { theme } from "./theme";

export interface EditorEvents {
  /** The text changed, by whatever means. */
  changed(): void;
  /** The caret is on a line of which this is known. */
  moved(marker: LineMarker | null): void;
  /** A mark in the gutter was pressed. */
  pressed(marker: LineMarker): void;
}

export class Editor {
  readonly view: EditorView;
  private readonly snapshots = new Snapshots();

  constructor(
    host: HTMLElement,
    text: string,
    private readonly events: EditorEvents,
  ) {
    const root = host.attachShadow({ mode: "open" });
    this.view = new EditorView({
      root,
      parent: root,
      state: this.stateOf(text),
    });
  }

  /** The text as lines joined by "\n". */
  get text(): string {
    return this.view.state.doc.toString();
  }

  get length(): number {
    return this.view.state.doc.length;
  }

  get lines(): number {
    return this.view.state.doc.lines;
  }

  /** Puts another text in place; undo brings the old one back. */
  replace(text: string): void {
    this.snapshots.clear();
    this.view.dispatch({
      changes: { from: 0, to: this.length, insert: text },
      selection: { anchor: 0 },
      effects: EditorView.scrollIntoView(0),
      annotations: isolateHistory.of("full"),
    });
  }

  focus(): void {
    this.view.focus();
  }

  /** Keeps the text as it is now, to place an answer about it later. */
  snapshot(): Snapshot {
    return this.snapshots.take(this.view.state.doc);
  }

  /** Whether an answer about this text can still be placed. */
  remembers(snapshot: Snapshot): boolean {
    return this.snapshots.has(snapshot);
  }

  /** Forgets the texts sent before this one, but for those kept. */
  forgetBefore(newest: Snapshot, kept: Snapshot[]): void {
    this.snapshots.releaseBefore(newest, kept);
  }

  forgetAll(): void {
    this.snapshots.clear();
  }

  show(path: string, answer: Answer | null): void {
    showMarks(this.view, path, answer);
  }

  /** Lights the range's lines, where they are in sight; null: none. */
  point(range: Range | null): void {
    point(this.view, range);
  }

  /** Selects the range, brings it into sight and puts the caret there. */
  reveal({ from, to }: Range): void {
    this.view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  private stateOf(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.extensions() });
  }

  private extensions(): Extension {
    return [
      marks((marker) => this.events.pressed(marker)),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches({ minSelectionLength: 3 }),
      pythonLanguage,
      highlighting,
      hover,
      pointed,
      theme,
      placeholder("Paste Flask code here, or pick an example."),
      keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({
        "aria-label": "Python code. Tab indents; Escape, then Tab leaves the editor.",
        "aria-multiline": "true",
        tabindex: "0",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          this.snapshots.follow(update.changes);
          this.events.changed();
        }
        if (update.selectionSet || update.docChanged) {
          const { doc, selection } = update.state;
          const line = doc.lineAt(selection.main.head);
          this.events.moved(markerAt(update.state, line.from));
        }
      }),
    ];
  }
}
