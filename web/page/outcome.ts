// What a caller meets, drawn and in words: the way goes through, or ends at a bar.

import type { Answer as CallerAnswer } from "./contract";
import { svg } from "./svg";

const ways: Record<string, { way: string; end: string }> = {
  reached: { way: "M1 7h22", end: "M19 3l5 4l-5 4" },
  refused: { way: "M1 7h13", end: "M16 1v12" },
  broken: { way: "M1 7h11", end: "M15 3l8 8M23 3l-8 8" },
  unknown: { way: "M1 7h3M7 7h3M13 7h3M19 7h3", end: "" },
};

export function drawOutcome(outcome: string): SVGSVGElement {
  const { way, end } = ways[outcome] ?? (ways.unknown as { way: string; end: string });
  return svg(
    "svg",
    { viewBox: "0 0 26 14", class: "outcome-way", "aria-hidden": "true" },
    svg("path", { d: way }),
    svg("path", { class: "outcome-end", d: end }),
  );
}

/** "reached", "refused": one word for the outcome. */
export function outcomeWord(outcome: string): string {
  return { reached: "reached", refused: "refused", broken: "crashes" }[outcome] ?? "can’t tell";
}

const phrases: Record<number, string> = {
  200: "OK", 201: "Created", 202: "Accepted", 204: "No Content",
  301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
  307: "Temporary Redirect", 308: "Permanent Redirect",
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
  405: "Method Not Allowed", 409: "Conflict", 415: "Unsupported Media Type",
  422: "Unprocessable Content", 429: "Too Many Requests",
  500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
};

/** "401 Unauthorized", or "" where it can't be told. */
export function statusWords({ status }: CallerAnswer): string {
  return status === 0 ? "" : `${status} ${phrases[status] ?? ""}`.trim();
}
