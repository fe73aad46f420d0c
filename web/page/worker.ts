// The worker: starts the checker and answers one check after the other. Which
// check to ask for, and when, is the page's decision (checker.ts).

import "generated:go-loader";
import type { CheckRequest } from "./contract";
import { practiceText } from "./practice";
import type { FromWorker, ToWorker } from "./protocol";
import { watchRequests } from "./requests";

/** The text of a file in UTF-8, or null for that of the last request. */
type Source = Uint8Array | null;

/** What the checker's program leaves in the global scope once it runs. */
interface Bridge {
  version: string;
  check(requestJSON: string, sources: Source[]): string;
  change(requestJSON: string, sources: Source[]): string;
  practise(requestJSON: string, sources: Source[]): string;
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

/** While the page asks so soon again, it is not kept waiting for practice. */
const quietMilliseconds = 5;

/** So long the worker practises in all. */
const practiceMilliseconds = 400;

/** When the page asked or was answered last. */
let lastBusy = 0;

/** The check that the bridge answered last, 0 for none of the page's. */
let answered = 0;

/** The texts of that check, by path. */
let texts = new Map<string, string>();

scope.onmessage = ({ data }) => {
  if (data.type === "start") {
    start(data.module).catch((reason: unknown) => fail(0, reason));
  } else if (data.type === "write") {
    write(data.id, (bridge) => bridge.export(encoder.encode(data.report), data.format));
  } else if (data.type === "rules") {
    write(data.id, (bridge) => bridge.rules());
  } else {
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
  setTimeout(() => practise(bridge), quietMilliseconds);
  watchRequests((address) => scope.postMessage({ type: "requested", address }));
}

/** Checks texts of its own, one after the other, while the page asks for nothing. */
function practise(bridge: Bridge, round = 0, spent = 0): void {
  if (spent > practiceMilliseconds) return;
  const begun = performance.now();
  try {
    if (begun - lastBusy >= quietMilliseconds) {
      const text = encoder.encode(practiceText(round++));
      unlessError(bridge.practise('{"files":[{"path":"app.py","source":""}]}', [text]));
      spent += performance.now() - begun;
    }
    setTimeout(() => practise(bridge, round, spent), quietMilliseconds);
  } catch (reason) {
    fail(0, reason);
  }
}

function answer(id: number, request: CheckRequest, held: number): void {
  try {
    if (!scope.unguarded) throw new Error("the checker is not running");
    const start = performance.now();
    const sources = sourcesOf(request);
    const bare = JSON.stringify({ ...request, files: request.files.map(({ path }) => ({ path, source: "" })) });
    const changes = held > 0 && held === answered;
    answered = 0;
    texts = new Map();
    const report = unlessError(changes ? scope.unguarded.change(bare, sources) : scope.unguarded.check(bare, sources));
    answered = id;
    texts = new Map(request.files.map(({ path, source }) => [path, source]));
    lastBusy = performance.now();
    const milliseconds = lastBusy - start;
    scope.postMessage({ type: "report", id, report, changes, milliseconds });
  } catch (reason) {
    fail(id, reason);
  }
}

/** What the program has of the last check is not given to it again. */
function sourcesOf({ files }: CheckRequest): Source[] {
  return files.map(({ path, source }) => (texts.get(path) === source ? null : encoder.encode(source)));
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
