// One checker for all blocks of a page: one worker, one check at a time, and of
// each block only the newest text waits. It starts when a block first asks.

import type { CheckRequest, Report } from "../page/contract";
import { downloadChecker } from "../page/download";
import type { FromWorker, ToWorker } from "../page/protocol";
import { besideScript } from "./base";

export type Outcome =
  | { report: Report; milliseconds: number }
  | { failure: string };

/** A check that takes longer is ended; real code needs a hundredth of it. */
const patienceMilliseconds = 20_000;

interface Job {
  block: object;
  request: CheckRequest;
  done(outcome: Outcome): void;
}

export class SharedChecker {
  private module: Promise<WebAssembly.Module> | null = null;
  private worker: Worker | null = null;
  private ready = false;
  private active: { id: number; job: Job } | null = null;
  private readonly waiting = new Map<object, Job>();
  private lastId = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;

  /** Checks a block's text; an older one of the block that waits is dropped. */
  ask(block: object, request: CheckRequest, done: (outcome: Outcome) => void): void {
    this.waiting.set(block, { block, request, done });
    if (this.worker) this.next();
    else void this.start();
  }

  private async start(): Promise<void> {
    try {
      const worker = startWorker();
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.fail(event.message || "the page’s Content-Security-Policy may forbid it a worker");
      };
      this.module ??= downloadChecker(() => undefined, besideScript(CHECKER_URL));
      const module = await this.module;
      if (worker === this.worker) this.send({ type: "start", module });
    } catch (reason) {
      this.module = null;
      this.fail(reason instanceof Error ? reason.message : String(reason));
    }
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private next(): void {
    const [job] = this.waiting.values();
    if (!this.ready || this.active || !job) return;
    this.waiting.delete(job.block);
    this.active = { id: ++this.lastId, job };
    this.patience = setTimeout(() => this.giveUp(), patienceMilliseconds);
    this.send({ type: "check", id: this.lastId, request: job.request });
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        this.ready = true;
        break;
      case "report":
        this.finish(message.id, {
          report: JSON.parse(message.report) as Report,
          milliseconds: message.milliseconds,
        });
        break;
      case "failed":
        if (message.id === 0) {
          this.fail(message.message);
          return;
        }
        this.finish(message.id, { failure: message.message });
    }
    this.next();
  }

  private finish(id: number, outcome: Outcome): void {
    if (this.active?.id !== id) return;
    const { job } = this.active;
    clearTimeout(this.patience);
    this.active = null;
    job.done(outcome);
  }

  /** Ends a check that takes too long; the others go on in a new worker. */
  private giveUp(): void {
    const job = this.active?.job;
    this.stop();
    job?.done({ failure: "this code took longer than 20 seconds, and was given up" });
    if (this.waiting.size > 0) void this.start();
  }

  /** Nothing can be checked: all that wait are told. */
  private fail(why: string): void {
    const told = [...(this.active ? [this.active.job] : []), ...this.waiting.values()];
    this.waiting.clear();
    this.stop();
    for (const job of told) job.done({ failure: why });
  }

  private stop(): void {
    clearTimeout(this.patience);
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
    this.active = null;
  }
}

/**
 * A page may start workers from its own origin only, so a script from another
 * one is imported by a worker whose text is made here.
 */
function startWorker(): Worker {
  const url = besideScript(WORKER_URL);
  if (new URL(url).origin === location.origin) return new Worker(url);
  const text = `importScripts(${JSON.stringify(url)});`;
  const local = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return new Worker(local);
  } finally {
    // The worker has taken the URL by the time the next task runs.
    setTimeout(() => URL.revokeObjectURL(local), 10_000);
  }
}
