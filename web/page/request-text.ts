// The anonymous request of a route, as text: for a shell, and as it goes over
// the wire. The URL's variables are filled by the checker.

import type { AnonymousRequest } from "./contract";

/** Where Flask's own server listens. */
const host = "localhost:5000";

/** "curl -i -X DELETE 'http://localhost:5000/orders/7'" */
export function curl({ method, url }: AnonymousRequest): string {
  const how = method === "GET" ? "-i" : method === "HEAD" ? "-I" : `-i -X ${method}`;
  return `curl ${how} ${quoted(`http://${host}${target(url)}`)}`;
}

/** The lines of HTTP/1.1, without the line ends' carriage returns. */
export function rawHTTP({ method, url }: AnonymousRequest): string {
  return `${method} ${target(url)} HTTP/1.1\nHost: ${host}\n\n`;
}

/** Percent-encoded as clients do it; what is encoded already stays. */
function target(url: string): string {
  const wellFormed = url.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return encodeURI(wellFormed).replace(/%25([0-9a-f]{2})/gi, "%$1").replaceAll("#", "%23");
}

/** For a POSIX shell; most URLs need no more than the quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
