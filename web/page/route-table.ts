// The table of routes. A row keeps its place in the document, its focus and
// whether it is open as long as its route is there.

import type { Verdict } from "./contract";
import { button, count, element } from "./dom";
import { RouteRow, type RowEvents } from "./route-row";
import type { Row } from "./rows";

/** More rows than this are shown only when asked for. */
const firstRows = 300;

const columns = ["Mark", "Methods", "URL rule", "View", "Verdict", "Steps"];

export class RouteTable {
  readonly node = element("div", { class: "routes-frame" });
  private readonly table = element("table", {
    class: "routes",
    attributes: { role: "table", "aria-label": "Routes" },
  });
  private views = new Map<string, RouteRow>();
  private rows: Row[] = [];
  private only: Verdict | null = null;
  private all = false;
  private current: string | null = null;

  constructor(private readonly events: RowEvents) {
    this.table.append(head());
    this.node.append(this.table);
    this.node.addEventListener("keydown", (event) => this.arrow(event));
  }

  show(rows: Row[], only: Verdict | null): void {
    this.rows = rows;
    this.only = only;
    const wanted = only ? rows.filter((row) => row.route.verdict === only) : rows;
    const shown = this.all ? wanted : wanted.slice(0, firstRows);
    const views = new Map<string, RouteRow>();
    for (const row of shown) {
      const view = this.views.get(row.key) ?? new RouteRow(this.events);
      view.show(row);
      view.mark(row.key === this.current);
      views.set(row.key, view);
    }
    this.views = views;
    this.place([...views.values()].map((view) => view.body));
    this.node.querySelector(".more-routes")?.remove();
    if (shown.length < wanted.length) this.node.append(this.more(wanted.length));
  }

  /** Opens the row of this route and puts the focus on it. */
  reveal(key: string): void {
    if (!this.views.has(key)) {
      this.all = true;
      this.show(this.rows, null);
    }
    this.views.get(key)?.reveal();
  }

  /** Marks the row whose lines the caret is on. */
  markCurrent(key: string | null): void {
    if (key === this.current) return;
    if (this.current) this.views.get(this.current)?.mark(false);
    this.current = key;
    if (key) this.views.get(key)?.mark(true);
  }

  /** Puts the bodies in order, moving only those that stand elsewhere. */
  private place(bodies: HTMLElement[]): void {
    const wanted = new Set<Element>(bodies);
    for (const body of [...this.table.tBodies]) {
      if (!wanted.has(body)) body.remove();
    }
    let next: Element | null = this.table.tHead?.nextElementSibling ?? null;
    for (const body of bodies) {
      if (body === next) next = next.nextElementSibling;
      else this.table.insertBefore(body, next);
    }
  }

  private more(total: number): HTMLElement {
    return button(
      "more-routes quiet-button",
      () => {
        this.all = true;
        this.show(this.rows, this.only);
      },
      `Show all ${count(total, "route")}`,
    );
  }

  /** Arrow keys go from route to route. */
  private arrow(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = event.target as Element;
    if (!step || !target.classList.contains("route-jump")) return;
    const jumps = [...this.node.querySelectorAll<HTMLElement>(".route-jump")];
    const next = jumps[jumps.indexOf(target as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function head(): HTMLElement {
  const row = element("tr", { attributes: { role: "row" } });
  for (const name of columns) {
    row.append(
      element("th", { attributes: { role: "columnheader", scope: "col" } }, name),
    );
  }
  return element(
    "thead",
    { class: "visually-hidden", attributes: { role: "rowgroup" } },
    row,
  );
}
