// The checker as the page sees it: one check is active, the newest text waits,
// and what lies between is dropped. A worker that fails or takes too long is
// replaced; the compiled module is kept for that.

import type { CheckRequest, Report } from "./contract";
import { downloadChecker } from "./download";
import type { FromWorker, ToWorker } from "./protocol";
import { changed, type ReportChange } from "./report-change";

export interface CheckerEvents {
  loading(part: number): void;
  ready(version: string): void;
  /** The worker asked the network for something after it was ready. */
  requested(address: string): void;
  /** Told once for each check that is sent to the worker. */
  started(): void;
  report(job: Job, report: Report, milliseconds: number): void;
  /** A check has no answer; retry() asks for it again. */
  failed(why: string): void;
}

/** A request with what the page needs to place its answer. */
export interface Job<Ticket = unknown> {
  request: CheckRequest;
  ticket: Ticket;
}

/** A question of which only the asker needs the answer. */
interface Question {
  request: CheckRequest;
  answer(report: Report): void;
  give(why: Error): void;
}

/** Where the checker's files are, and how a page starts its worker. */
export interface Origin {
  checkerUrl: string;
  startWorker(): Worker;
}

/** The files beside the page. */
const besidePage: Origin = {
  checkerUrl: CHECKER_URL,
  startWorker: () => new Worker(WORKER_URL),
};

/** A check that takes longer is ended: no real text needs a tenth of it. */
const patienceMilliseconds = 30_000;

/** After so many workers in a row that gave no answer, no other is started unasked. */
const mostFalls = 3;

export class Checker {
  private module: WebAssembly.Module | null = null;
  private worker: Worker | null = null;
  private ready = false;
  private active: { id: number; job: Job | null; question: Question | null } | null = null;
  private pending: Job | null = null;
  /** Asked in turn, whenever no text waits. */
  private questions: Question[] = [];
  /** What to ask again on a retry, where nothing newer came. */
  private unanswered: Job | null = null;
  private lastId = 0;
  /** The report that the worker answered last, and with which check. */
  private held: { id: number; report: Report } | null = null;
  /** Workers in a row that ended without an answer. */
  private falls = 0;
  private readonly writing = new Map<number, { resolve(text: string): void; reject(why: Error): void }>();
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: CheckerEvents,
    private readonly origin = besidePage,
  ) {}

  /** Fetches and starts the checker; the answers come as events. */
  async start(): Promise<void> {
    try {
      // The worker's script loads while the checker does.
      const worker = this.startWorker();
      this.module ??= await downloadChecker(this.events.loading, this.origin.checkerUrl);
      if (worker === this.worker) {
        this.wait("the checker did not start within 30 seconds");
        this.send({ type: "start", module: this.module });
      }
    } catch (reason) {
      this.fail(reason instanceof Error ? reason.message : String(reason));
    }
  }

  /** Checks this, and forgets whatever was waiting. */
  check(job: Job): void {
    this.pending = job;
    this.unanswered = null;
    this.next();
  }

  /** Checks texts that are not shown; the page's own text goes first. */
  ask(request: CheckRequest): Promise<Report> {
    return new Promise((answer, give) => {
      this.questions.push({ request, answer, give });
      this.next();
    });
  }

  /** Forgets what is waiting; what is active is still answered. */
  cancel(): void {
    this.pending = null;
  }

  /** Starts again after a failure, with the newest text. */
  retry(): void {
    this.pending ??= this.unanswered;
    this.falls = 0;
    this.stop();
    void this.start();
  }

  /** The report in a format of the bridge's export. */
  write(report: Report, format: string): Promise<string> {
    return this.written((id) => ({ type: "write", id, report: JSON.stringify(report), format }));
  }

  /** The list of the rules, as JSON. */
  rules(): Promise<string> {
    return this.written((id) => ({ type: "rules", id }));
  }

  private written(message: (id: number) => ToWorker): Promise<string> {
    return new Promise((resolve, reject) => {
      if (!this.ready) {
        reject(new Error("the checker is not running"));
        return;
      }
      const id = ++this.lastId;
      this.writing.set(id, { resolve, reject });
      this.send(message(id));
    });
  }

  private startWorker(): Worker {
    const worker = this.origin.startWorker();
    worker.onmessage = (event: MessageEvent<FromWorker>) =>
      this.receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message || `${WORKER_URL} could not be started`);
    };
    this.worker = worker;
    return worker;
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private next(): void {
    if (!this.ready || this.active) return;
    const job = this.pending;
    const question = job ? null : (this.questions.shift() ?? null);
    const request = job?.request ?? question?.request;
    if (!request) return;
    this.pending = null;
    const id = ++this.lastId;
    this.active = { id, job, question };
    this.wait("this text took longer than 30 seconds, and was given up");
    if (job) this.events.started();
    this.send({ type: "check", id, request, held: this.held?.id ?? 0 });
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        clearTimeout(this.patience);
        this.ready = true;
        this.events.ready(message.version);
        break;
      case "requested":
        this.events.requested(message.address);
        break;
      case "written":
        this.writing.get(message.id)?.resolve(message.text);
        this.writing.delete(message.id);
        break;
      case "unwritten":
        this.writing.get(message.id)?.reject(new Error(message.why));
        this.writing.delete(message.id);
        break;
      case "report":
        this.finish(message.id, (job, question) => {
          const report = this.take(message.id, message.report, message.changes);
          question?.answer(report);
          if (job) this.events.report(job, report, message.milliseconds);
        });
        break;
      case "failed":
        if (message.id === 0) {
          this.fail(message.message);
          return;
        }
        // The bridge answered, so it lives: the next text may well be checked.
        this.finish(message.id, (job, question) => {
          question?.give(new Error(message.message));
          if (!job) return;
          this.unanswered = job;
          this.events.failed(message.message);
        });
    }
    this.next();
  }

  private take(id: number, json: string, changes: boolean): Report {
    const said: unknown = JSON.parse(json);
    const report = changes && this.held ? changed(this.held.report, said as ReportChange) : (said as Report);
    this.held = { id, report };
    return report;
  }

  private finish(id: number, use: (job: Job | null, question: Question | null) => void): void {
    if (this.active?.id !== id) return;
    const { job, question } = this.active;
    clearTimeout(this.patience);
    this.active = null;
    this.falls = 0;
    use(job, question);
  }

  /** Gives up on the worker, for this reason, where it says nothing for long. */
  private wait(why: string): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.fail(why), patienceMilliseconds);
  }

  /**
   * Ends the worker. Another one is started from the compiled module: it takes
   * what waits, but what had no answer only on a retry.
   */
  private fail(why: string): void {
    const ran = this.ready;
    const asked = this.active?.question ? [this.active.question, ...this.questions] : this.questions;
    this.questions = [];
    for (const question of asked) question.give(new Error(why));
    this.unanswered = this.pending ?? this.active?.job ?? this.unanswered;
    this.stop();
    this.events.failed(why);
    if (ran && ++this.falls < mostFalls) void this.start();
  }

  private stop(): void {
    clearTimeout(this.patience);
    for (const { reject } of this.writing.values()) reject(new Error("the checker was ended"));
    this.writing.clear();
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
    this.active = null;
    this.held = null;
  }
}
