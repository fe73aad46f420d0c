// Work for what is out of sight: it waits until what is in sight is painted.

/** After so much work in a row the page has time for other things. */
const sliceMilliseconds = 8;

export class Later {
  private tasks: (() => void)[] = [];
  private begun = false;

  /** Does these in turn, in place of those that still wait. */
  instead(tasks: (() => void)[]): void {
    this.tasks = tasks.reverse();
    if (this.begun || tasks.length === 0) return;
    this.begun = true;
    requestAnimationFrame(() => this.pause());
  }

  private pause(): void {
    setTimeout(() => this.work());
  }

  private work(): void {
    const end = performance.now() + sliceMilliseconds;
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      task();
      if (performance.now() >= end) break;
    }
    this.begun = this.tasks.length > 0;
    if (this.begun) this.pause();
  }
}
