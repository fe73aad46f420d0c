// Whether the page works offline, and whether a newer version of it waits.

import type { ToServiceWorker } from "./service-worker";

export interface OfflineEvents {
  /** Every file of this build is kept in the browser. */
  kept(): void;
  /** A newer build is kept and waits for takeOver(). */
  newer(): void;
  /** The browser keeps nothing; why, as a clause. */
  unable(why: string): void;
}

export class Offline {
  /** The build that the page is of, as the bundler wrote it into the HTML. */
  readonly build = document.documentElement.dataset.build ?? "";
  private registration: ServiceWorkerRegistration | null = null;
  private wished = false;

  constructor(private readonly events: OfflineEvents) {}

  /** Keeps the page; called once the checker runs, so that it comes first. */
  async start(): Promise<void> {
    if (!("serviceWorker" in navigator)) {
      this.events.unable("this browser keeps pages from secure addresses only");
      return;
    }
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (this.wished) location.reload();
    });
    try {
      const registration = await navigator.serviceWorker.register(SERVICE_WORKER_URL);
      // A blocked registration may resolve with nothing.
      if (!registration) return;
      this.registration = registration;
      for (const worker of workersOf(registration)) this.follow(worker);
      registration.addEventListener("updatefound", () => this.follow(registration.installing));
      registration.active?.postMessage("tidy" satisfies ToServiceWorker);
    } catch (reason) {
      this.events.unable(reason instanceof Error ? reason.message : String(reason));
    }
  }

  /** Lets the newer build take over, and shows it. */
  takeOver(): void {
    const waiting = this.registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    this.wished = true;
    waiting.postMessage("take over" satisfies ToServiceWorker);
  }

  private follow(worker: ServiceWorker | null): void {
    if (!worker) return;
    const older = worker === this.registration?.active;
    const look = () => void this.look(worker, older);
    worker.addEventListener("statechange", look);
    look();
  }

  /** A worker that was active before the page came may be of an older build. */
  private async look(worker: ServiceWorker, older: boolean): Promise<void> {
    const { state } = worker;
    if (state === "redundant") {
      if (!this.registration?.active) this.events.unable("not all files could be fetched");
      return;
    }
    if (state !== "installed" && state !== "activated") return;
    const same = (await buildOf(worker)) === this.build;
    if (same && state === "activated") this.events.kept();
    else if (same) worker.postMessage("take over" satisfies ToServiceWorker);
    else if (!older) this.events.newer();
  }
}

function workersOf({ installing, waiting, active }: ServiceWorkerRegistration): (ServiceWorker | null)[] {
  return [installing, waiting, active];
}

function buildOf(worker: ServiceWorker): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event: MessageEvent<string>) => {
      port1.close();
      resolve(event.data);
    };
    worker.postMessage("build" satisfies ToServiceWorker, [port2]);
  });
}
