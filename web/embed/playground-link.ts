// The link that opens code in the playground.

import type { CheckRequest } from "../page/contract";
import { fragmentOf } from "../page/share-link";
import { base } from "./base";

/** The playground with this check in it; it stands beside the script. */
export async function playgroundLink(request: CheckRequest): Promise<string> {
  return base + (await fragmentOf(request));
}
