// What this page or its worker asked the network for, as the browser lists it
// (Resource Timing). The list holds fetches, scripts, styles, images, beacons
// and EventSource; it doesn't hold WebSockets, which the Content-Security-Policy
// allows to this origin only and the page has none of.

/** Tells the address of each request that starts from now on. */
export function watchRequests(tell: (address: string) => void): void {
  const start = performance.now();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.startTime >= start) tell(entry.name);
    }
  }).observe({ type: "resource", buffered: true });
}
