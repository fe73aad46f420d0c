// How many routes have each verdict, as buttons that show only those.

import type { Verdict } from "./contract";
import { button, element } from "./dom";
import { drawMark } from "./mark";
import { byUrgency } from "./verdict";

export class Tally {
  /** The verdict that is shown alone, or null for all. */
  only: Verdict | null = null;
  private shown = "";

  constructor(
    private readonly host: HTMLElement,
    private readonly changed: () => void,
  ) {}

  show(counts: Map<Verdict, number>): void {
    if (this.only && !counts.has(this.only)) this.only = null;
    const state = JSON.stringify([...counts, this.only]);
    if (state === this.shown) return;
    this.shown = state;
    const focused = this.focusedChoice();
    const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
    this.host.hidden = total === 0;
    const present = byUrgency.filter((verdict) => counts.has(verdict));
    this.host.replaceChildren(
      this.choice(null, total),
      ...present.map((verdict) => this.choice(verdict, counts.get(verdict) ?? 0)),
    );
    if (focused !== undefined) this.focusOn(focused);
  }

  private choice(verdict: Verdict | null, number: number): HTMLElement {
    const pressed = this.only === verdict;
    const choice = button(
      "tally-choice",
      () => this.press(verdict),
      verdict ? drawMark(verdict) : null,
      element("b", {}, number.toLocaleString("en")),
      ` ${verdict ?? "all"}`,
    );
    choice.setAttribute("aria-pressed", String(pressed));
    choice.dataset.verdict = verdict ?? "all";
    return choice;
  }

  private press(verdict: Verdict | null): void {
    this.only = this.only === verdict ? null : verdict;
    this.changed();
  }

  private focusedChoice(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.host.contains(active)
      ? active.dataset.verdict
      : undefined;
  }

  private focusOn(choice: string): void {
    for (const node of this.host.querySelectorAll("button")) {
      if (node.dataset.verdict === choice) node.focus();
    }
  }
}
