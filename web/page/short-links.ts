// Short links, where the server keeps texts: it says so itself, when asked.

import type { CheckRequest } from "./contract";
import { BrokenLink, requestFrom } from "./share-link";

/** What the server says of its short links. */
export interface ShortLinks {
  /** How long a text is kept. */
  days: number;
}

/** Whether the fragment names a text that the server keeps. */
export function isShort(fragment: string): boolean {
  return fragment.startsWith("#s=");
}

/** Asks the server; null where there are no short links, or no such server. */
export async function shortLinks(): Promise<ShortLinks | null> {
  try {
    const response = await fetch("api/features");
    if (!response.ok) return null;
    const { share } = (await response.json()) as { share?: { days?: unknown } | null };
    return typeof share?.days === "number" ? { days: share.days } : null;
  } catch {
    return null;
  }
}

/** Uploads the check; gives the link's address. An error says why it failed. */
export async function upload(request: CheckRequest): Promise<string> {
  const response = await reach("api/share", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  const { id } = (await response.json()) as { id: string };
  return new URL(`s/${encodeURIComponent(id)}`, document.baseURI).href;
}

/** The check that the server keeps under the id in the fragment. */
export async function requestBehind(fragment: string): Promise<CheckRequest> {
  const id = fragment.slice("#s=".length);
  const response = await reach(`api/share/${encodeURIComponent(id)}`, {});
  return requestFrom(await response.json());
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new BrokenLink("The server can’t be reached.");
  }
  if (response.ok) return response;
  throw new BrokenLink(await problemIn(response));
}

/** What the server says went wrong (RFC 9457). */
async function problemIn(response: Response): Promise<string> {
  try {
    const { detail } = (await response.json()) as { detail?: unknown };
    if (typeof detail === "string" && detail !== "") return detail;
  } catch {
    // No JSON: the status has to do.
  }
  return `The server answered ${response.status}.`;
}
