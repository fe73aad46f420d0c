// Side by side where there is room; else tabs, with the summary above them. The
// lesson is there only while one is open.

import { find } from "./dom";

export type Side = "lesson" | "code" | "answer";

const sides: readonly Side[] = ["lesson", "code", "answer"];

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

  /** Puts the lesson beside the others, or takes it away. */
  offerLesson(there: boolean): void {
    find("lesson").hidden = !there;
    this.tab("lesson").hidden = !there;
    this.work.toggleAttribute("data-lesson", there);
    if (!there && this.shown === "lesson") this.show("code");
  }

  /** Brings one side into sight; side by side all are. */
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
    const offered = sides.filter((side) => !this.tab(side).hidden);
    const step = event.key === "ArrowLeft" ? -1 : 1;
    const at = offered.indexOf(this.shown) + step + offered.length;
    const other = offered[at % offered.length] ?? "code";
    this.show(other);
    this.tab(other).focus();
  }
}
