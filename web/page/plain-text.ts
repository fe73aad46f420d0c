// A plain text field in place of the editor: no colours and no marks, and nothing
// between the text and what reads it out.

import type { EditorView } from "@codemirror/view";
import type { Range } from "./snapshot";

export class PlainText {
  private readonly field = document.createElement("textarea");

  /** Shows the view's text, and types into it. */
  constructor(private readonly host: HTMLElement, private readonly view: EditorView) {
    this.field.className = "plain-text";
    this.field.spellcheck = false;
    this.field.autocapitalize = "off";
    this.field.setAttribute("aria-label", "Python code");
    this.field.placeholder = "Paste Flask code here, or pick an example.";
    this.field.addEventListener("input", () => this.type());
    host.after(this.field);
    host.hidden = true;
    this.update();
  }

  /** The view's text may be another one. */
  update(): void {
    const text = this.view.state.doc.toString();
    if (this.field.value === text) return;
    this.field.value = text;
    this.field.setSelectionRange(0, 0);
    this.field.scrollTop = 0;
  }

  focus(): void {
    this.field.focus();
  }

  reveal({ from, to }: Range): void {
    this.field.focus();
    this.field.setSelectionRange(from, to);
    const { doc } = this.view.state;
    const above = (doc.lineAt(from).number - 1) / doc.lines;
    this.field.scrollTop = above * this.field.scrollHeight - this.field.clientHeight / 3;
  }

  end(): void {
    this.field.remove();
    this.host.hidden = false;
  }

  /** Only what differs, so that answers stay with their lines. */
  private type(): void {
    const before = this.view.state.doc.toString();
    const { value } = this.field;
    let from = 0;
    const shorter = Math.min(before.length, value.length);
    while (from < shorter && before[from] === value[from]) from++;
    let same = 0;
    while (same < shorter - from && before[before.length - 1 - same] === value[value.length - 1 - same]) same++;
    this.view.dispatch({
      changes: { from, to: before.length - same, insert: value.slice(from, value.length - same) },
      selection: { anchor: Math.min(this.field.selectionStart, value.length) },
    });
  }
}
