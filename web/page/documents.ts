// The files that are open: their paths and texts. A file has an editor's state
// only once it was shown, because making one costs a parse.

import { Text, type EditorState, type StateEffect } from "@codemirror/state";
import type { SourceFile } from "./contract";

export class Document {
  /** What the editor keeps: text, history, selection. */
  state: EditorState | null = null;
  /** Where it was scrolled to when another file was shown. */
  scroll: StateEffect<unknown> | null = null;
  private readonly text: Text;
  private cached: { text: Text; source: string } | null = null;

  constructor(public path: string, source: string) {
    this.text = Text.of(source.split(/\r\n?|\n/));
  }

  get doc(): Text {
    return this.state?.doc ?? this.text;
  }

  /** The text as lines joined by "\n". */
  get source(): string {
    const { doc } = this;
    if (this.cached?.text !== doc) this.cached = { text: doc, source: doc.toString() };
    return this.cached.source;
  }
}

/** At least one document, in the order of the tabs; one of them is shown. */
export class Documents {
  private all: Document[];
  private at: number;

  constructor(files: SourceFile[], shown: number) {
    this.all = documentsOf(files);
    this.at = this.placeOf(shown);
  }

  get shown(): Document {
    return this.all[this.at] as Document;
  }

  get list(): readonly Document[] {
    return this.all;
  }

  /** In UTF-16 units, of all texts together. */
  get length(): number {
    return this.all.reduce((sum, one) => sum + one.doc.length, 0);
  }

  find(path: string): Document | undefined {
    return this.all.find((one) => one.path === path);
  }

  open(files: SourceFile[], shown = 0): void {
    this.all = documentsOf(files);
    this.at = this.placeOf(shown);
  }

  show(path: string): boolean {
    const at = this.all.findIndex((one) => one.path === path);
    if (at >= 0) this.at = at;
    return at >= 0;
  }

  add({ path, source }: SourceFile, at = this.all.length): void {
    this.all.splice(at, 0, new Document(path, source));
    this.at = at;
  }

  /** Takes the file away; the last one can't be. Gives its place. */
  remove(path: string): number {
    const at = this.all.findIndex((one) => one.path === path);
    if (at < 0 || this.all.length === 1) return -1;
    this.all.splice(at, 1);
    if (this.at > at || this.at === this.all.length) this.at--;
    return at;
  }

  private placeOf(shown: number): number {
    return Math.min(Math.max(shown, 0), this.all.length - 1);
  }
}

function documentsOf(files: SourceFile[]): Document[] {
  const some = files.length > 0 ? files : [{ path: "app.py", source: "" }];
  return some.map(({ path, source }) => new Document(path, source));
}
