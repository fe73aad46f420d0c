// The files that are open: shown as tabs above the editor, added, renamed, taken
// away and brought back.

import type { SourceFile } from "./contract";
import { button, element, find, visible } from "./dom";
import type { Editor } from "./editor";
import { freeName } from "./file-name";
import { FilesBar } from "./files-bar";
import { openByFile } from "./open-routes";
import type { Row } from "./rows";

export interface FileTabsEvents {
  /** The list of files is about to change: no answer is about these files any more. */
  changing(): void;
  /** Bring the code into sight. */
  showCode(): void;
  /** The newest answer's routes. */
  rows(): Row[];
}

export class FileTabs {
  private readonly bar = new FilesBar({
    select: (path) => this.editor.select(path),
    add: () => this.add(),
    remove: (path) => this.remove(path),
    rename: (path, to) => this.rename(path, to),
  });

  constructor(private readonly editor: Editor, private readonly events: FileTabsEvents) {}

  show(): void {
    this.bar.show(this.editor.paths, this.editor.path, openByFile(this.events.rows()));
  }

  private add(): void {
    this.events.changing();
    this.events.showCode();
    this.editor.add({ path: freeName(this.editor.paths), source: "" });
    this.bar.rename();
  }

  private remove(path: string): void {
    const file = this.editor.files.find((one) => one.path === path);
    if (!file) return;
    this.events.changing();
    const at = this.editor.remove(path);
    this.editor.focus();
    find("code-note").replaceChildren(
      element("span", {}, `${visible(path)} is taken away. `),
      button("line-link", () => this.bringBack(file, at), "Bring it back"),
    );
  }

  private bringBack(file: SourceFile, at: number): void {
    const { paths } = this.editor;
    const path = paths.includes(file.path) ? freeName(paths) : file.path;
    this.events.changing();
    this.editor.add({ ...file, path }, Math.min(at, paths.length));
    this.editor.focus();
  }

  private rename(path: string, to: string): void {
    this.events.changing();
    this.editor.rename(path, to);
    this.show();
  }
}
