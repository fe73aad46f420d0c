// A dialog over the page: a title, a body, a way out. Escape, the cross and a
// press beside it close it, and the focus goes back to where it was.

import { button, element } from "./dom";

export class Dialog {
  readonly body = element("div", { class: "dialog-body" });
  private readonly node: HTMLDialogElement;
  private readonly heading: HTMLHeadingElement;
  private static number = 0;

  constructor(title: string) {
    const id = `dialog-${++Dialog.number}`;
    this.heading = element("h2", { class: "dialog-title", attributes: { id, tabindex: "-1" } }, title);
    const cross = button("quiet-button dialog-close", () => this.close(), "×");
    cross.setAttribute("aria-label", "Close");
    const inner = element(
      "div",
      { class: "dialog-inner" },
      element("div", { class: "dialog-head" }, this.heading, cross),
      this.body,
    );
    this.node = element("dialog", { class: "dialog", attributes: { "aria-labelledby": id } }, inner);
    this.node.addEventListener("pointerdown", (event) => {
      if (event.target === this.node) this.close();
    });
    document.body.append(this.node);
  }

  get isOpen(): boolean {
    return this.node.open;
  }

  open(): void {
    if (this.node.open) return;
    this.node.showModal();
    this.heading.focus();
  }

  /** Opens it, and takes it out of the page once it is closed. */
  openOnce(): void {
    this.node.addEventListener("close", () => this.node.remove());
    this.open();
  }

  close(): void {
    this.node.close();
  }
}

/** Terms and what there is to say about each. */
export function termList(...rows: [term: string, ...about: (Node | string)[]][]): HTMLElement {
  const list = element("dl", { class: "terms" });
  for (const [term, ...about] of rows) {
    list.append(element("dt", {}, term), element("dd", {}, ...about));
  }
  return list;
}
