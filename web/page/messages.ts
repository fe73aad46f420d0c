// Messages below the code, where they move none of it: what happened to the text, and what can be done.

import { button, element, find, prose } from "./dom";

interface Action {
  words: string;
  act: () => void;
}

export class Messages {
  private readonly place = find("messages");
  private readonly shown = new Map<string, HTMLElement>();

  /** Shows a message in place of an earlier one about the same thing. */
  show(about: string, words: string, ...actions: Action[]): void {
    const text = element("p", { class: "message-words" });
    text.append(prose(words));
    const body = element("div", { class: "message-body" }, text);
    for (const { words: label, act } of actions) {
      body.append(button("message-action", () => {
        this.hide(about);
        act();
      }, label));
    }
    const node = element("div", { class: "message" }, body);
    const cross = button("quiet-button message-close", () => this.hide(about), "×");
    cross.setAttribute("aria-label", "Hide this message");
    node.append(cross);
    const old = this.shown.get(about);
    if (old) old.replaceWith(node);
    else this.place.append(node);
    this.shown.set(about, node);
  }

  hide(about: string): void {
    this.shown.get(about)?.remove();
    this.shown.delete(about);
  }
}
