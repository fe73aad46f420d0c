// The marks of the verdicts, drawn, so that they have one size and weight in
// every font. Each is told from the others by its shape alone.

import type { Verdict } from "./contract";
import { svg } from "./svg";

/** What to draw in a square of 16: filled shapes and outlines. */
interface Drawing {
  fill?: string;
  stroke?: string;
  dashes?: string;
}

const drawings: Record<Verdict | "error", Drawing> = {
  unprotected: { fill: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z" },
  optional: {
    fill: "M8 2.5a5.5 5.5 0 0 0 0 11z",
    stroke: "M8 3.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z",
  },
  broken: { stroke: "M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4" },
  unknown: {
    fill: "M8 10.2a.95 .95 0 1 1 0 1.9a.95 .95 0 1 1 0-1.9z",
    stroke: "M6.1 6.3a1.95 1.9 0 1 1 3 1.5c-.7 .5-1.1 .7-1.1 1.4",
    dashes: "M8 1.1a6.9 6.9 0 1 1 0 13.8a6.9 6.9 0 1 1 0-13.8z",
  },
  public: { stroke: "M8 3.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z" },
  protected: { stroke: "M3.2 8.6l3.3 3.3l6.3-7.4" },
  error: {
    fill: "M8 11a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6z",
    stroke: "M8 2.8v5.8",
  },
};

/** A mark; what it means is said in words beside it. */
export function drawMark(verdict: Verdict | "error"): SVGSVGElement {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: `mark mark-${verdict}`, "aria-hidden": "true" },
    ...markPaths(verdict),
  );
}

/** The mark's shapes alone, for a drawing that holds several marks. */
export function markPaths(verdict: Verdict | "error"): SVGPathElement[] {
  const { fill, dashes, stroke } = drawings[verdict];
  const path = (name: string, d: string | undefined) =>
    d ? [svg("path", { class: name, d })] : [];
  return [
    ...path("mark-fill", fill),
    ...path("mark-dashes", dashes),
    ...path("mark-stroke", stroke),
  ];
}
