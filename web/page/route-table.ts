// The table of routes. A row keeps its place in the document, its focus and
// whether it is open as long as its route is there. Of a long table the rows in
// sight are drawn at once, the others soon after.

import type { Verdict } from "./contract";
import { arrange, button, count, element } from "./dom";
import { Later } from "./later";
import { RouteRow, type RowEvents } from "./route-row";
import type { Row } from "./rows";

/** More rows than this are shown only when asked for. */
const firstRows = 300;

/** A table of no more rows than this is drawn whole, at once. */
const fewRows = 40;

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
  private readonly later = new Later();
  private readonly byBody = new WeakMap<Element, RouteRow>();
  private readonly sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.seen(target, isIntersecting);
  });

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
    this.table.classList.toggle("routes-long", shown.length > fewRows);
    const before = this.views;
    this.views = new Map(shown.map((row) => [row.key, this.viewOf(row, before)]));
    this.draw([...this.views.values()]);
    this.node.querySelector(".more-routes")?.remove();
    if (shown.length < wanted.length) this.node.append(this.more(wanted.length));
  }

  private viewOf(row: Row, before: Map<string, RouteRow>): RouteRow {
    const known = before.get(row.key);
    if (known) {
      known.take(row);
      return known;
    }
    const view = new RouteRow(row, this.events);
    view.mark(row.key === this.current);
    this.byBody.set(view.body, view);
    this.sight.observe(view.body);
    return view;
  }

  private draw(views: RouteRow[]): void {
    const few = views.length <= fewRows;
    const now = views.filter((view, index) => few || view.inSight || (view.empty && index < fewRows));
    for (const view of now) view.draw();
    arrange(this.table, views.map(({ body }) => body), this.table.tHead);
    this.later.instead(views.filter((view) => !now.includes(view)).map((view) => () => view.draw()));
  }

  private seen(body: Element, inSight: boolean): void {
    const view = this.byBody.get(body);
    if (!view) return;
    view.inSight = inSight;
    if (inSight) view.draw();
  }

  /** Opens the row of this route and puts the focus on it. */
  reveal(key: string): void {
    if (!this.views.has(key)) {
      this.all = true;
      this.show(this.rows, this.only);
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
