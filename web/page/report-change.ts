// A report told as what it changes of an earlier one, as the bridge's change() answers
// it: after an edit nearly all entries are as they were. Entries and lists that did not
// change are the same objects in both reports.

import type { Report } from "./contract";

/** The list begins with so many entries of the earlier one, and ends with so many. */
interface ListChange<Entry> {
  head: number;
  items: Entry[];
  tail: number;
}

type List = "routes" | "libraryRoutes" | "diagnostics" | "classic";

export type ReportChange = Omit<Report, List> & { [Name in List]: ListChange<Report[Name][number]> };

/** The report that a change makes of the earlier one. */
export function changed(earlier: Report, change: ReportChange): Report {
  return {
    ...change,
    routes: changedList(earlier.routes, change.routes),
    libraryRoutes: changedList(earlier.libraryRoutes, change.libraryRoutes),
    diagnostics: changedList(earlier.diagnostics, change.diagnostics),
    classic: changedList(earlier.classic, change.classic),
  };
}

function changedList<Entry>(earlier: Entry[], { head, items, tail }: ListChange<Entry>): Entry[] {
  if (head === earlier.length && items.length === 0) return earlier;
  return [...earlier.slice(0, head), ...items, ...earlier.slice(earlier.length - tail)];
}
