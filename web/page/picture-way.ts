// The ways in the app's picture: the request comes from the left, and a bar
// stands where it is refused.

import type { Verdict } from "./contract";
import { svg } from "./svg";

/** How far before its mark the way to a route passes the guard. */
const gateDistance = 18;
/** Between the end of a way and what it leads to. */
const wayGap = 5;
/** How far the bend of a way between columns reaches. */
const turnWidth = 36;
const cornerRadius = 6;

/** From a branch to what stands below it, in columns. */
export function drawColumnWay(
  from: { x: number; y: number },
  to: { x: number; y: number },
  verdict: Verdict | null,
): SVGElement[] {
  const end = to.x - wayGap;
  const gate = end - gateDistance;
  const turn = from.x + turnWidth;
  const middle = from.x + turnWidth / 2;
  const ends = verdict === "protected" ? gate : end;
  const parts: SVGElement[] = [
    svg("path", {
      class: `way way-${verdict ?? "branch"}`,
      d: `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${turn} ${to.y}H${ends}`,
    }),
  ];
  const bars = verdict ? gateBars(verdict, gate, to.y) : "";
  if (bars) parts.push(svg("path", { class: `gate gate-${verdict}`, d: bars }));
  return parts;
}

/** The same in an indented tree: down from what stands above it, and in. */
export function drawIndentedWay(
  from: { x: number; y: number },
  to: { x: number; y: number },
  verdict: Verdict | null,
): SVGElement[] {
  const corner = to.y - cornerRadius;
  return [
    svg("path", { class: "way way-branch", d: `M${from.x} ${from.y}V${corner}` }),
    svg("path", {
      class: `way way-${verdict ?? "branch"}`,
      d: `M${from.x} ${corner}q0 ${cornerRadius} ${cornerRadius} ${cornerRadius}H${to.x - wayGap}`,
    }),
  ];
}

/** A closed gate refuses, an open one lets everybody pass. */
function gateBars(verdict: Verdict, x: number, y: number): string {
  switch (verdict) {
    case "protected":
      return `M${x} ${y - 7}v14`;
    case "optional":
      return `M${x} ${y - 8}v5M${x} ${y + 3}v5`;
    default:
      return "";
  }
}
