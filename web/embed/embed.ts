// The script for documentation pages: one tag, and the page's blocks of Flask
// code show which routes answer anyone (docs/embedding.md). The checker and the
// editor are fetched from beside this script, and only when they are needed.

import { CodeBlock } from "./code-block";
import { adoptBlocks, elementName } from "./find-blocks";

function start(): void {
  adoptBlocks(document);
  // Pages of single-page sites come later.
  let scheduled = false;
  new MutationObserver((changes) => {
    if (scheduled || !changes.some((one) => one.addedNodes.length > 0)) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      adoptBlocks(document);
    });
  }).observe(document.body, { childList: true, subtree: true });
}

// A page may load the script twice, by a theme and by a plugin.
if (!customElements.get(elementName)) {
  customElements.define(elementName, CodeBlock);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start, { once: true });
  } else {
    start();
  }
}
