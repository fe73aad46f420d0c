// Ruff's web build, with the rules of pyflakes, pycodestyle's errors and bandit.

import init, { PositionEncoding, Workspace } from "/peers/node_modules/@astral-sh/ruff-wasm-web/ruff_wasm.js";

await init();
const workspace = new Workspace({ lint: { select: ["F", "E", "S"] } }, PositionEncoding.Utf16);
onmessage = ({ data }) => postMessage(workspace.check(data));
postMessage("ready");
