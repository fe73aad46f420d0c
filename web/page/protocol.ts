// What the page and its worker say to each other. Every check has an id; the
// worker answers each with a report or a failure that names it. Where the page still
// has the report that the worker answered last, it is told only what changed.

import type { CheckRequest } from "./contract";

export type ToWorker =
  | { type: "start"; module: WebAssembly.Module }
  /** The page has the report of the check `held`; 0 where it has none. */
  | { type: "check"; id: number; request: CheckRequest; held: number }
  /** Asks for the list of the rules. */
  | { type: "rules"; id: number }
  /** The report is JSON text. */
  | { type: "write"; id: number; report: string; format: string };

export type FromWorker =
  | { type: "ready"; version: string }
  /** The worker asked the network for something. */
  | { type: "requested"; address: string }
  /** The report is JSON text, for parsing it is cheaper than cloning it: a ReportChange of what is held, or a whole Report. */
  | { type: "report"; id: number; report: string; changes: boolean; milliseconds: number }
  /** A report in another format or the rules as JSON, or why there is none. */
  | { type: "written"; id: number; text: string }
  | { type: "unwritten"; id: number; why: string }
  /** The id is 0 where the checker did not start. */
  | { type: "failed"; id: number; message: string };
