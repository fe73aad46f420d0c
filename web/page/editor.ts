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
import type { Change } from "./change";
import type { Fix, SourceFile } from "./contract";
import { Documents, type Document } from "./documents";
import { highlighting } from "./highlight";
import { hover } from "./hover";
import { markerAt, marks, showMarks, type LineMarker } from "./marks";
import type { Answer } from "./rows";
import { PlainText } from "./plain-text";
import { Snapshots, type Location, type Snapshot } from "./snapshot";
import { point, pointed } from "./pointed";
import { theme } from "./theme";
import { typingOver } from "./typing-over";

export interface EditorEvents {
  /** A text or the list of files changed, by whatever means. */
  changed(): void;
  /** Another file is shown. */
  shown(path: string): void;
  /** The caret is on a line of which this is known. */
  moved(marker: LineMarker | null): void;
  /** A fix was asked for, on its line; without this none is offered. */
  fix?(fix: Fix): void;
  /** A mark in the gutter was pressed. */
  pressed(marker: LineMarker): void;
}

export class Editor {
  readonly view: EditorView;
  private readonly documents: Documents;
  private readonly snapshots = new Snapshots();
  private readonly extensions: Extension;
  private answer: Answer | null = null;
  private plain: PlainText | null = null;

  constructor(
    private readonly host: HTMLElement,
    { files, shown }: { files: SourceFile[]; shown: number },
    private readonly events: EditorEvents,
  ) {
    const root = host.attachShadow({ mode: "open" });
    this.documents = new Documents(files, shown);
    this.extensions = this.allExtensions();
    this.view = new EditorView({ root, parent: root, state: this.stateOfShown() });
  }

  get files(): SourceFile[] {
    return this.documents.list.map(({ path, source }) => ({ path, source }));
  }

  get paths(): string[] {
    return this.documents.list.map(({ path }) => path);
  }

  /** The path of the file that is shown. */
  get path(): string {
    return this.documents.shown.path;
  }

  /** Where the caret is. */
  get caret(): Location {
    const { head } = this.view.state.selection.main;
    return { path: this.path, from: head, to: head };
  }

  /** The length of all texts together, in UTF-16 units. */
  get length(): number {
    return this.documents.length;
  }

  /** Puts other files in place of all that are open. */
  open(files: SourceFile[], shown = 0): void {
    this.snapshots.clear();
    this.answer = null;
    this.documents.open(files, shown);
    this.showShown();
    this.events.changed();
  }

  /** Makes these changes; undo takes those of a file back at once. */
  change(changes: Change[]): void {
    for (const path of new Set(changes.map((one) => one.path))) {
      const document = this.documents.find(path);
      if (!document) continue;
      const spec = {
        changes: changes.filter((one) => one.path === path),
        annotations: isolateHistory.of("full"),
      };
      if (path === this.path) {
        this.view.dispatch(spec);
        continue;
      }
      document.state ??= this.stateOf(document);
      const transaction = document.state.update(spec);
      document.state = transaction.state;
      this.snapshots.follow(path, transaction.changes);
      this.events.changed();
    }
  }

  /** Puts another text in place of the one shown; undo brings the old one back. */
  replace(text: string): void {
    this.snapshots.clear();
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      effects: EditorView.scrollIntoView(0),
      annotations: isolateHistory.of("full"),
    });
  }

  /** Shows the file at this path. */
  select(path: string): void {
    const left = this.documents.shown;
    if (path === left.path || !this.documents.show(path)) return;
    left.scroll = this.view.scrollSnapshot();
    this.showShown();
    const { scroll } = this.documents.shown;
    if (scroll) this.view.dispatch({ effects: scroll });
  }

  add(file: SourceFile, at?: number): void {
    this.snapshots.clear();
    this.documents.add(file, at);
    this.showShown();
    this.events.changed();
  }

  /** Takes the file away; gives its place among the files. */
  remove(path: string): number {
    this.snapshots.clear();
    const at = this.documents.remove(path);
    this.showShown();
    this.events.changed();
    return at;
  }

  rename(path: string, to: string): void {
    const document = this.documents.find(path);
    if (!document) return;
    this.snapshots.clear();
    document.path = to;
    this.events.changed();
  }

  focus(): void {
    if (this.plain) this.plain.focus();
    else this.view.focus();
  }

  /** A plain text field in place of the editor, or the editor again. */
  showPlain(plain: boolean): void {
    if (plain === (this.plain !== null)) return;
    this.plain?.end();
    this.plain = plain ? new PlainText(this.host, this.view) : null;
    this.view.requestMeasure();
  }

  /** Keeps the texts as they are now, to place an answer about them later. */
  snapshot(): Snapshot {
    return this.snapshots.take(this.documents.list.map(({ path, doc }) => [path, doc]));
  }

  /** Whether an answer about these texts can still be placed. */
  remembers(snapshot: Snapshot): boolean {
    return this.snapshots.has(snapshot);
  }

  /** Forgets the texts sent before these, but for those kept. */
  forgetBefore(newest: Snapshot, kept: Snapshot[]): void {
    this.snapshots.releaseBefore(newest, kept);
  }

  forgetAll(): void {
    this.snapshots.clear();
  }

  show(answer: Answer | null): void {
    this.answer = answer;
    showMarks(this.view, this.path, answer);
  }

  /** Lights the lines, where they are in sight; null: none. */
  point(location: Location | null): void {
    point(this.view, location?.path === this.path ? location : null);
  }

  /** Selects the range, brings it into sight and puts the caret there. */
  reveal({ path, from, to }: Location): void {
    this.select(path);
    this.view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    if (this.plain) this.plain.reveal({ from, to });
    else this.view.focus();
  }

  private showShown(): void {
    if (this.view.state !== this.documents.shown.state) {
      this.view.setState(this.stateOfShown());
    }
    showMarks(this.view, this.path, this.answer);
    this.plain?.update();
    this.events.shown(this.path);
    this.tellMoved();
  }

  private stateOfShown(): EditorState {
    const { shown } = this.documents;
    shown.state ??= this.stateOf(shown);
    return shown.state;
  }

  private stateOf({ doc }: Document): EditorState {
    return EditorState.create({ doc, extensions: this.extensions });
  }

  /** Offers the first fix of the caret's line. */
  private fixAtCaret(): boolean {
    const { state } = this.view;
    const marker = markerAt(state, state.doc.lineAt(state.selection.main.head).from);
    const [fix] = marker ? marker.fixes : [];
    if (fix) this.events.fix?.(fix);
    return fix !== undefined && this.events.fix !== undefined;
  }

  private tellMoved(): void {
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    this.events.moved(markerAt(state, line.from));
  }

  private allExtensions(): Extension {
    return [
      marks((marker) => this.events.pressed(marker)),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      typingOver,
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches({ minSelectionLength: 3 }),
      pythonLanguage,
      highlighting,
      hover(this.events.fix && ((fix) => this.events.fix?.(fix))),
      pointed,
      theme,
      placeholder("Paste Flask code here, or pick an example."),
      keymap.of([{ key: "Mod-.", run: () => this.fixAtCaret() }, ...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({
        "aria-label": "Python code. Tab indents; Escape, then Tab leaves the editor.",
        "aria-multiline": "true",
        tabindex: "0",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
      }),
      EditorView.updateListener.of((update) => {
        this.documents.shown.state = update.state;
        if (update.docChanged) {
          this.snapshots.follow(this.path, update.changes);
          this.plain?.update();
          this.events.changed();
        }
        if (update.selectionSet || update.docChanged) this.tellMoved();
      }),
    ];
  }
}
