// What this page or its worker asked the network for, as the browser lists it
// (Resource Timing). What it took from a copy of its own does not count. The list holds
// fetches, scripts, styles, images, beacons and EventSource; it doesn't hold
// WebSockets, which the Content-Security-Policy allows to this origin only and the
// page has none of.

/** Tells the address of each request that starts from now on. */
export function watchRequests(tell: (address: string) => void): void {
  const start = performance.now();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (entry.startTime >= start && !fromOwnCopy(entry)) tell(entry.name);
    }
  }).observe({ type: "resource", buffered: true });
}

/** Some browsers say where it came from; of the others the sizes tell. */
function fromOwnCopy(entry: PerformanceResourceTiming & { deliveryType?: string }): boolean {
  const { deliveryType, transferSize, decodedBodySize } = entry;
  if (deliveryType === "cache" || deliveryType === "cache-storage") return true;
  return transferSize === 0 && decodedBodySize > 0;
}
