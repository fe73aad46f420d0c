// One checker for all blocks of a page: the playground's own, which keeps one
// worker alive. Of each block only the newest text waits. It starts when a block
// first asks.

import { Checker } from "../page/checker";
import type { CheckRequest, Report } from "../page/contract";
import { besideScript } from "./base";

export type Outcome = { report: Report } | { failure: string };

interface Job {
  request: CheckRequest;
  done(outcome: Outcome): void;
}

export class SharedChecker {
  private readonly waiting = new Map<object, Job>();
  private asking = false;
  private state: "off" | "on" | "failed" = "off";
  private readonly checker = new Checker(
    {
      loading: () => undefined,
      ready: () => (this.state = "on"),
      requested: () => undefined,
      started: () => undefined,
      report: () => undefined,
      failed: () => (this.state = "failed"),
    },
    { checkerUrl: besideScript(CHECKER_URL), startWorker },
  );

  /** Checks a block's text; an older one of the block that waits is dropped. */
  ask(block: object, request: CheckRequest, done: (outcome: Outcome) => void): void {
    this.waiting.set(block, { request, done });
    if (!this.asking) void this.answerAll();
  }

  /** One after the other, so that what waits can still be dropped. */
  private async answerAll(): Promise<void> {
    this.asking = true;
    try {
      for (const [block, job] of this.waiting) {
        this.waiting.delete(block);
        job.done(await this.outcomeOf(job.request));
      }
    } finally {
      this.asking = false;
    }
  }

  private async outcomeOf(request: CheckRequest): Promise<Outcome> {
    const report = this.checker.ask(request);
    if (this.state === "off") void this.checker.start();
    if (this.state === "failed") this.checker.retry();
    this.state = "on";
    try {
      return { report: await report };
    } catch (reason) {
      return { failure: reason instanceof Error ? reason.message : String(reason) };
    }
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
