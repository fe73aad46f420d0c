// The routes that answer anyone, in the order of the files, and the way from one to
// the next.

import { defOf, lineRanges, type Row } from "./rows";
import type { Location } from "./snapshot";

/** From the route's decorator to its def, or its def where that stands apart. */
export function declaration(row: Row): Location | null {
  const { route, snapshot } = row;
  const [only, other] = lineRanges(route);
  if (!only || other) return defOf(row);
  const { registration, span, path } = route;
  const start = registration.span.start.line > 0 ? registration.span : span;
  return snapshot.locate({ path, span: { start: start.start, end: span.end } });
}

/** The open route after the caret, or before it; round the end. Null: there is none. */
export function openRouteFrom(caret: Location, paths: string[], rows: Row[], step: 1 | -1): Location | null {
  const order = ({ path, from }: Location) => [paths.indexOf(path), from] as const;
  const [file, at] = order(caret);
  const places = rows
    .filter(({ route }) => route.verdict === "unprotected")
    .map((row) => declaration(row))
    .filter((place) => place !== null)
    .sort((a, b) => order(a)[0] - order(b)[0] || a.from - b.from);
  if (step < 0) places.reverse();
  const beyond = (place: Location) => {
    const [other, from] = order(place);
    return step * (other - file || from - at) > 0 && !(other === file && from <= at && at <= place.to);
  };
  return places.find(beyond) ?? places[0] ?? null;
}

/** How many open routes each file has; a route counts once for each of its methods. */
export function openByFile(rows: Row[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const { route } of rows) {
    if (route.verdict !== "unprotected") continue;
    open.set(route.path, (open.get(route.path) ?? 0) + Math.max(1, route.methods.length));
  }
  return open;
}
