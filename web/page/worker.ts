// The worker: starts the checker and answers one check after the other. Which
// check to ask for, and when, is the page's decision (checker.ts).

import "generated:go-loader";
import type { CheckRequest } from "./contract";
import { practice } from "./practice";
import type { FromWorker, ToWorker } from "./protocol";
import { watchRequests } from "./requests";

/** What the checker's program leaves in the global scope once it runs. */
interface Bridge {
  version: string;
  check(requestJSON: Uint8Array): string;
  change(requestJSON: Uint8Array): string;
  export(reportJSON: Uint8Array, format: string): string;
  rules(): string;
}

interface GoProgram {
  env: Record<string, string>;
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

const scope = globalThis as unknown as {
  Go: new () => GoProgram;
  unguarded?: Bridge;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
};

const encoder = new TextEncoder();

/** A page that has a text asks for its check sooner than this. */
const patienceMilliseconds = 5;

/** Whether the page asked for a check. */
let asked = false;

/** The check that the bridge answered last, 0 for none of the page's. */
let answered = 0;

scope.onmessage = ({ data }) => {
  if (data.type === "start") {
    start(data.module).catch((reason: unknown) => fail(0, reason));
  } else if (data.type === "write") {
    write(data.id, (bridge) => bridge.export(encoder.encode(data.report), data.format));
  } else if (data.type === "rules") {
    write(data.id, (bridge) => bridge.rules());
  } else {
    asked = true;
    answer(data.id, data.request, data.held);
  }
};

/** Runs the program until it waits for calls. */
async function start(module: WebAssembly.Module): Promise<void> {
  const program = new scope.Go();
  // Collecting garbage less often makes large texts grow linearly in time.
  program.env = { GOGC: "400" };
  const instance = await WebAssembly.instantiate(module, program.importObject);
  void program.run(instance);
  if (!scope.unguarded) throw new Error("the checker ended as it started");
  const bridge = scope.unguarded;
  scope.postMessage({ type: "ready", version: bridge.version });
  setTimeout(() => practise(bridge, practice), patienceMilliseconds);
  watchRequests((address) => scope.postMessage({ type: "requested", address }));
}

/**
 * Checks the texts of the practice, until the page asks for a check: that one is
 * practice enough, and the checker keeps what it can use again of the last text.
 */
function practise(bridge: Bridge, texts: string[]): void {
  const [source, ...others] = texts;
  if (asked || source === undefined) return;
  try {
    unlessError(bridge.check(encoded({ files: [{ path: "app.py", source }], profile: "routes", options: {} })));
    setTimeout(() => practise(bridge, others));
  } catch (reason) {
    fail(0, reason);
  }
}

function answer(id: number, request: CheckRequest, held: number): void {
  try {
    if (!scope.unguarded) throw new Error("the checker is not running");
    const start = performance.now();
    const changes = held > 0 && held === answered;
    answered = 0;
    const report = unlessError(changes ? scope.unguarded.change(encoded(request)) : scope.unguarded.check(encoded(request)));
    answered = id;
    const milliseconds = performance.now() - start;
    scope.postMessage({ type: "report", id, report, changes, milliseconds });
  } catch (reason) {
    fail(id, reason);
  }
}

function encoded(request: CheckRequest): Uint8Array {
  return encoder.encode(JSON.stringify(request));
}

function write(id: number, ask: (bridge: Bridge) => string): void {
  try {
    if (!scope.unguarded) throw new Error("the checker is not running");
    const text = unlessError(ask(scope.unguarded));
    scope.postMessage({ type: "written", id, text });
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    scope.postMessage({ type: "unwritten", id, why });
  }
}

/** The bridge answers a bug or a bad request with an error. */
function unlessError(answer: unknown): string {
  if (typeof answer !== "string") {
    throw new Error("the checker has stopped");
  }
  if (answer.startsWith('{"error"')) {
    const { error } = JSON.parse(answer) as { error: unknown };
    throw new Error(
      typeof error === "string" ? error : JSON.stringify(error),
    );
  }
  return answer;
}

function fail(id: number, reason: unknown): void {
  const message = reason instanceof Error ? reason.message : String(reason);
  scope.postMessage({ type: "failed", id, message });
}
