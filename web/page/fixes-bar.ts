// Below the headline: how many fixes are offered, and the way to all of them.

import { button, count, element } from "./dom";
import { fixesOf } from "./mending";
import type { Answer } from "./rows";

export class FixesBar {
  readonly node = element("span", { class: "fixes-bar" });
  private readonly words = element("span");
  private readonly all: HTMLButtonElement;

  constructor(fixAll: () => void) {
    this.all = button("mend-button", fixAll);
    this.node.append(this.words, " ", this.all);
  }

  /** Whether there is anything to show. */
  show(answer: Answer): boolean {
    const number = fixesOf(answer).length;
    this.words.textContent = `${count(number, "fix is", "fixes are")} offered.`;
    this.all.textContent = number === 1 ? "Show it" : "Show them together";
    return number > 0;
  }
}
