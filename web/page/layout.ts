// Side by side where there is room; else two tabs, with the summary above both.

import { find } from "./dom";

export type Side = "code" | "answer";

const sides: readonly Side[] = ["code", "answer"];

export class Layout {
  private readonly wide = window.matchMedia("(min-width: 1000px)");
  private readonly work = find("work");
  private shown: Side = "code";

  constructor(private readonly changed: (side: Side) => void) {
    for (const side of sides) {
      this.tab(side).addEventListener("click", () => this.show(side));
    }
    find("tabs").addEventListener("keydown", (event) => this.arrow(event));
    this.wide.addEventListener("change", () => this.apply());
    document.querySelector(".skip-link")?.addEventListener("click", () => {
      this.show("answer");
    });
    this.apply();
  }

  /** Brings one side into sight; side by side both are. */
  show(side: Side): void {
    this.shown = side;
    this.apply();
    this.changed(side);
  }

  private tab(side: Side): HTMLElement {
    return find(`${side}-tab`);
  }

  private apply(): void {
    this.work.dataset.shown = this.shown;
    for (const side of sides) {
      const selected = side === this.shown;
      this.tab(side).setAttribute("aria-selected", String(selected));
      this.tab(side).tabIndex = selected ? 0 : -1;
      const panel = find(side);
      if (this.wide.matches) panel.removeAttribute("role");
      else panel.setAttribute("role", "tabpanel");
    }
  }

  private arrow(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = this.shown === "code" ? "answer" : "code";
    this.show(other);
    this.tab(other).focus();
  }
}
