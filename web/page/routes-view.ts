// The routes: as a table, against every kind of caller, or as a picture of the app.

import type { Verdict } from "./contract";
import { CallersView } from "./callers-view";
import { element, find } from "./dom";
import { Picture } from "./picture";
import type { RowEvents } from "./route-row";
import { RouteTable } from "./route-table";
import type { Row } from "./rows";

type View = "table" | "callers" | "picture";

export class RoutesView {
  readonly node = element("div", { class: "routes-view" });
  private readonly table: RouteTable;
  private readonly callers: CallersView;
  private readonly picture: Picture;
  private readonly choice = find("view");
  private view: View = "table";
  private rows: Row[] = [];
  private only: Verdict | null = null;

  constructor(events: RowEvents) {
    this.table = new RouteTable(events);
    this.callers = new CallersView(events.jump);
    this.picture = new Picture(events.jump);
    this.choice.addEventListener("change", (event) => {
      this.view = (event.target as HTMLInputElement).value as View;
      this.fill();
    });
  }

  /** Shows these routes; with a verdict, those that have it. */
  show(rows: Row[], only: Verdict | null): void {
    this.rows = rows;
    this.only = only;
    this.choice.hidden = rows.length === 0;
    this.fill();
  }

  /** There are no routes to choose a view of. */
  hide(): void {
    this.choice.hidden = true;
  }

  /** Opens the row of this route and puts the focus on it. */
  reveal(key: string): void {
    if (this.view !== "table") {
      this.view = "table";
      const radio = this.choice.querySelector<HTMLInputElement>("[value=table]");
      if (radio) radio.checked = true;
      this.fill();
    }
    this.table.reveal(key);
  }

  /** Marks the route whose lines the caret is on. */
  markCurrent(key: string | null): void {
    this.table.markCurrent(key);
    this.picture.markCurrent(key);
  }

  private fill(): void {
    const { rows, only } = this;
    const { node } = this[this.view];
    if (this.node.firstChild !== node) this.node.replaceChildren(node);
    if (this.view === "table") this.table.show(rows, only);
    else this[this.view].show(only ? rows.filter((row) => row.route.verdict === only) : rows);
  }
}
