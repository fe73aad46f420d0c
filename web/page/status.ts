// The status line, and what a screen reader is told of the summary.

import { find } from "./dom";
import { loadingWords } from "./wording";

/** A check that takes longer is said to be running. */
const patienceMilliseconds = 150;

/** The summary is announced once it has stood still for so long. */
const settleMilliseconds = 1000;

export class Status {
  private readonly line = find("status");
  private readonly progress = find<HTMLProgressElement>("progress");
  private checking: ReturnType<typeof setTimeout> | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;

  /** Whether the answer is about an older text than the one in the editor. */
  behind(older: boolean): void {
    find("answer").setAttribute("aria-busy", String(older));
  }

  loading(part: number): void {
    this.progress.hidden = false;
    this.progress.value = part;
    this.line.textContent =
      part < 1 ? loadingWords(part) : "Starting the checker";
  }

  ready(version: string): void {
    if (!this.progress.hidden) this.say("");
    find("version").textContent = version;
  }

  started(): void {
    this.checking ??= setTimeout(() => {
      this.line.textContent = "Checking";
    }, patienceMilliseconds);
  }

  say(words: string): void {
    clearTimeout(this.checking);
    this.checking = undefined;
    this.progress.hidden = true;
    this.line.textContent = words;
  }

  /** Says something in passing: the line keeps it until the next check. */
  tell(words: string): void {
    this.line.textContent = words;
    find("announcement").textContent = words;
  }

  announce(words: string): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const region = find("announcement");
      if (region.textContent !== words) region.textContent = words;
    }, settleMilliseconds);
  }
}
