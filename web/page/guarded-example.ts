// A protected route to hold beside an open one: of the same URL rule, else of the
// same blueprint, else of the same app.

import type { Route } from "./contract";

/** Tells the nearest protected route of each route; null where there is none. */
export function guardedExamples(routes: Route[]): (route: Route) => Route | null {
  const first = new Map<string, Route>();
  for (const route of routes) {
    if (route.verdict !== "protected") continue;
    for (const key of keysOf(route)) if (!first.has(key)) first.set(key, route);
  }
  return (route) => {
    for (const key of keysOf(route)) {
      const found = first.get(key);
      if (found) return found;
    }
    return null;
  };
}

/** Nearest first. */
function keysOf({ app, blueprint, urlRule }: Route): string[] {
  return [JSON.stringify([app, blueprint, urlRule]), JSON.stringify([app, blueprint]), JSON.stringify([app])];
}
