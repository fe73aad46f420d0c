// Which blocks of a page are ours: those with the word, with one of the
// attributes, or with a comment that says what they show (docs/embedding.md).

import { BlockText } from "./block-text";
import { attributes } from "./settings";

export const elementName = "unguarded-code";

/** What highlighters put around a block: it moves together with the block. */
const wrappers = "[class*=highlight-], .highlight, .codehilite, .theme-code-block, figure";

const asked = [
  ".unguarded",
  "[data-unguarded]",
  ...attributes.map((name) => `[data-${name}]`),
].join(", ");

const wants = /#\s*want:/;

/** Puts every block of ours below this element into an element of ours. */
export function adoptBlocks(root: ParentNode): void {
  for (const pre of root.querySelectorAll("pre")) {
    if (pre.closest(elementName)) continue;
    const marked = markedElements(pre);
    if (marked.length === 0 && !wants.test(new BlockText(pre).text)) continue;
    adopt(pre, marked);
  }
}

/** The elements that say that the block is ours, the innermost first. */
function markedElements(pre: Element): Element[] {
  const around = [...ancestorsWithin(pre), pre, ...pre.querySelectorAll(":scope > code")];
  return around.filter((element) => element.matches(asked)).reverse();
}

/** The wrappers of this block alone, the outermost first. */
function ancestorsWithin(pre: Element): Element[] {
  const found: Element[] = [];
  let candidate = pre.parentElement;
  for (let depth = 0; candidate && depth < 8; depth++, candidate = candidate.parentElement) {
    // A table with line numbers has two; more are several blocks.
    if (candidate.querySelectorAll("pre").length > 2) break;
    if (candidate.matches("body, main, article, section, details, li")) break;
    if (candidate.matches(`${wrappers}, .unguarded`)) found.unshift(candidate);
  }
  return found;
}

function adopt(pre: Element, marked: Element[]): void {
  const outermost = ancestorsWithin(pre)[0] ?? pre;
  const host = document.createElement(elementName);
  for (const element of marked) {
    for (const name of attributes) {
      const value = element.getAttribute(`data-${name}`);
      if (value !== null && !host.hasAttribute(name)) host.setAttribute(name, value);
    }
  }
  // The block goes in first: the element looks for it when it is connected.
  const { parentNode, nextSibling } = outermost;
  host.append(outermost);
  parentNode?.insertBefore(host, nextSibling);
}

/** The element that holds a block's code, line numbers apart. */
export function codeOf(host: Element): Element | null {
  return (
    host.querySelector("td.code pre, td.rouge-code pre") ??
    host.querySelector("pre > code") ??
    host.querySelector("pre")
  );
}
