// A rule's name, which leads to the page that explains it.

import { element } from "./dom";

/** The link opens beside the page: what is in the editor stays. */
export function ruleLink(rule: string, className = ""): HTMLElement {
  return element(
    "a",
    { class: `rule-link ${className}`.trim(), attributes: { href: `${RULES_URL}#${rule}`, target: "_blank" } },
    element("code", {}, rule),
  );
}
