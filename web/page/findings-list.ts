// What the rules and the parser say beside the routes: syntax errors first.

import type { Diagnostic } from "./contract";
import { button, element, prose } from "./dom";
import { ruleLink } from "./rule-link";
import type { MendEvents } from "./mending";
import { placeWords, sentence } from "./wording";

export class FindingsList {
  readonly node = element("section", { class: "findings" });
  private shown = "";

  constructor(private readonly events: MendEvents & { followFinding(finding: Diagnostic): void }) {}

  /** Several files: each place is said with its file. */
  show(findings: Diagnostic[], several: boolean): void {
    this.node.hidden = findings.length === 0;
    const state = JSON.stringify([findings, several]);
    if (state === this.shown) return;
    this.shown = state;
    const list = element("ul", { class: "findings-list" });
    for (const one of findings.slice(0, mostShown)) list.append(this.item(one, several));
    this.node.replaceChildren(
      element("h3", { class: "part-title" }, "In the text"),
      list,
    );
    const rest = findings.length - mostShown;
    if (rest > 0) {
      this.node.append(element("p", { class: "findings-rest" }, `and ${rest} more`));
    }
  }

  private item(finding: Diagnostic, several: boolean): HTMLElement {
    const message = element("p", { class: "finding-message" });
    message.append(prose(sentence(finding.message)));
    if (finding.span.start.line > 0) {
      const place = placeWords(finding, several);
      message.append(" ", button("line-link", () => this.events.followFinding(finding), place));
    }
    if (!finding.suppressed) message.append(...this.ways(finding));
    const severity = finding.suppressed ? "suppressed" : finding.severity;
    return element(
      "li",
      { class: `finding finding-${severity}` },
      element("span", { class: "finding-severity" }, severity),
      message,
      ruleLink(finding.rule, "finding-rule"),
    );
  }

  private ways(finding: Diagnostic): (Node | string)[] {
    const ways = finding.fixes.map((fix) => {
      const offer = button("mend-button", () => this.events.fix(fix), "Fix…");
      offer.title = fix.title.replaceAll("`", "");
      return offer;
    });
    if (canBeSuppressed(finding)) {
      ways.push(button("mend-button", () => this.events.suppress(finding), "Suppress…"));
    }
    return ways.flatMap((way) => [" ", way]);
  }
}

/** A syntax error and an unused suppression want mending, not another comment. */
function canBeSuppressed({ rule, span }: Diagnostic): boolean {
  return span.start.line > 0 && !["syntax-error", "unused-suppression", "internal-error"].includes(rule);
}

/** A text that is no Python at all can have thousands. */
const mostShown = 100;
