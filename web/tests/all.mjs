// All browser tests, one after the other in one Chromium against one server.

import { after } from "node:test";
import { generatorsInstalled } from "./documentation-sites.mjs";
import { closeAll } from "./site.mjs";

await import("./reading.mjs");
await import("./many-routes.mjs");
await import("./picture.mjs");
await import("./typing.mjs");
await import("./states.mjs");
await import("./checking.mjs");
await import("./never-stuck.mjs");
await import("./mending.mjs");
await import("./understanding.mjs");
await import("./hostile.mjs");
await import("./access.mjs");
await import("./comfort.mjs");
await import("./narrow.mjs");
await import("./projects.mjs");
await import("./opening.mjs");
await import("./trust.mjs");
await import("./lessons.mjs");
await import("./rules.mjs");
await import("./keeping.mjs");
await import("./copying.mjs");
await import("./two-tabs.mjs");
if (generatorsInstalled()) await import("./embed.mjs");

after(closeAll);
