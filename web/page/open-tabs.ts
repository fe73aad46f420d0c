// Which tabs show this page now, each under a name that outlives its reload. A tab
// holds a lock of that name (Web Locks) as long as it is there. Where a browser has
// no locks, as outside https, the tabs that answer a call count.

import { RollCall } from "./roll-call";

const nameKey = "unguarded.tab";
const patienceMilliseconds = 500;
const prefix = "unguarded.tab.";

export class OpenTabs {
  /** The name of this tab. */
  name: string;
  private others = new Set<string>();
  private release: () => void = () => undefined;
  private settled: Promise<void>;

  constructor() {
    this.name = remembered() ?? named();
    this.settled = this.enter();
    // A page that holds a lock is not kept for the way back.
    addEventListener("pagehide", () => this.release());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.settled = this.enter();
    });
  }

  /** Once it is known which other tabs were open when this one came. */
  known(): Promise<void> {
    return this.settled;
  }

  /** Whether another tab of this name was open when this one came. */
  has(name: string): boolean {
    return this.others.has(name);
  }

  private async enter(): Promise<void> {
    try {
      this.others = "locks" in navigator && navigator.locks ? await this.byLocks() : await this.byCall();
    } catch {
      this.others.clear();
    }
    this.others.delete(this.name);
  }

  private async byLocks(): Promise<Set<string>> {
    // A tab that was duplicated has the name of the one that it is a copy of.
    while (!(await this.hold())) this.name = named();
    const { held = [] } = await navigator.locks.query();
    return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
  }

  private async byCall(): Promise<Set<string>> {
    const call = new RollCall(() => this.name);
    this.release = () => call.end();
    const others = await call.names();
    if (others.has(this.name)) this.name = named();
    return others;
  }

  /**
   * Whether this tab has the lock of its name now, which it keeps until release().
   * It waits: after a reload the page before may still be giving it back.
   */
  private hold(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(patienceMilliseconds);
      navigator.locks.request(prefix + this.name, { signal }, () => {
        resolve(true);
        return new Promise<void>((release) => (this.release = release));
      }).catch((reason: unknown) => (signal.aborted ? resolve(false) : reject(reason)));
    });
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(nameKey);
  } catch {
    return null;
  }
}

function named(): string {
  const name = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    sessionStorage.setItem(nameKey, name);
  } catch {
    // The tab has another name after a reload.
  }
  return name;
}
