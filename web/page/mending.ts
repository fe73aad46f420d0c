// Mending a finding: a fix, all fixes, or a suppression with its reason. Each is
// shown before it is made: the lines that change, and what the checker says then.

import { applied, changesOf, together, type Change } from "./change";
import type { CheckRequest, Diagnostic, Fix, Report, SourceFile, Verdict } from "./contract";
import { Dialog } from "./dialog";
import { diffView } from "./diff-view";
import { button, count, element, prose } from "./dom";
import { drawMark } from "./mark";
import { findingCounts, syntaxErrors, verdictChanges, type VerdictChange } from "./report-difference";
import type { Answer } from "./rows";
import { suppression, suppressionForm } from "./suppression";
import { verdicts } from "./verdict";
import { ended, sentence } from "./wording";

/** What can be asked for beside a finding. */
export interface MendEvents {
  /** Show this fix. */
  fix(fix: Fix): void;
  /** Ask for a reason, and suppress the finding with it. */
  suppress(finding: Diagnostic): void;
}

interface Surroundings {
  answer(): Answer | null;
  files(): SourceFile[];
  /** A request as the page would send it, for these texts. */
  request(files: SourceFile[]): CheckRequest;
  /** Checks texts that are not shown. */
  ask(request: CheckRequest): Promise<Report>;
  apply(changes: Change[]): void;
}

/** The fixes of the findings that count, the first one of each. */
export function fixesOf({ report }: Answer): Fix[] {
  return report.diagnostics.flatMap(({ suppressed, fixes }) => (suppressed ? [] : fixes.slice(0, 1)));
}

export class Mending {
  constructor(private readonly page: Surroundings) {}

  fix({ title, edits }: Fix): void {
    const answer = this.page.answer();
    const changes = answer && changesOf(edits, answer.snapshot);
    if (changes) this.propose(title, changes);
    else this.gone(title);
  }

  /** Shows all fixes that can be made together. */
  fixAll(): void {
    const answer = this.page.answer();
    if (!answer) {
      this.gone("All fixes");
      return;
    }
    const all = fixesOf(answer).map(({ edits }) => changesOf(edits, answer.snapshot) ?? []);
    const made = together(all.filter((changes) => changes.length > 0));
    const rest = all.length - made.length;
    const title = count(made.length, "fix", "fixes");
    if (made.length === 0) this.gone("All fixes");
    else this.propose(title, made.flat(), rest > 0 ? `${count(rest, "other fix", "other fixes")} would change the same lines; look again afterwards.` : "");
  }

  suppress(finding: Diagnostic): void {
    const dialog = new Dialog(`Suppress ${finding.rule}`);
    const form = suppressionForm(finding, (reason) => {
      dialog.close();
      const answer = this.page.answer();
      const change = answer && suppression(finding, reason, answer.snapshot, this.page.files());
      if (change) this.propose(`Suppress ${finding.rule}`, [change]);
      else this.gone(`Suppress ${finding.rule}`);
    });
    dialog.body.append(form);
    dialog.openOnce();
  }

  private gone(title: string): void {
    const dialog = new Dialog(plainTitle(title));
    dialog.body.append(element("p", { class: "dialog-lead" }, "The lines that this would change are gone. Wait for the next answer, and look again."));
    dialog.openOnce();
  }

  private propose(title: string, changes: Change[], more = ""): void {
    const { page } = this;
    const before = page.answer();
    if (!before) return;
    const files = page.files();
    const after = applied(files, changes);
    const dialog = new Dialog(plainTitle(title));
    const outcome = element("div", { class: "outcome", attributes: { "aria-live": "polite" } }, element("p", { class: "soft" }, "Checking what would come of it"));
    const apply = button("strong-button", () => {
      dialog.close();
      page.apply(changes);
    }, "Apply");
    dialog.body.append(
      ...diffView(files, after),
      outcome,
      element("p", { class: "soft" }, more),
      element("div", { class: "dialog-ways" }, apply, button("notice-button", () => dialog.close(), "Leave it")),
    );
    dialog.openOnce();
    page.ask(page.request(after)).then(
      (report) => outcome.replaceChildren(...outcomeView(before.report, report)),
      (reason: unknown) => {
        outcome.replaceChildren(element("p", {}, `What would come of it can’t be told: ${ended(reason instanceof Error ? reason.message : String(reason))}`));
      },
    );
  }
}

/** A title without the marks of code, for a heading. */
function plainTitle(title: string): string {
  return sentence(title).replaceAll("`", "").replace(/\.$/, "");
}

function outcomeView(before: Report, after: Report): HTMLElement[] {
  const changes = verdictChanges(before, after);
  const list = element("ul", { class: "outcome-list" }, ...changes.slice(0, mostShown).map(changeView));
  if (changes.length > mostShown) {
    list.append(element("li", {}, `and ${changes.length - mostShown} more`));
  }
  const paragraph = element("p");
  paragraph.append(prose(findingWords(before, after, changes.length)));
  return changes.length > 0 ? [list, paragraph] : [paragraph];
}

const mostShown = 12;

function changeView({ method, urlRule, before, after }: VerdictChange): HTMLElement {
  return element(
    "li",
    { class: "outcome-change" },
    element("code", {}, `${method} ${urlRule}`),
    element("span", {}, verdictWords(before), " ", element("span", { class: "verdict-words" }, "→ ", verdictWords(after))),
  );
}

function verdictWords(verdict: Verdict | null): HTMLElement {
  if (!verdict) return element("span", { class: "soft" }, "no route");
  return element("span", { class: `verdict-words mark-${verdict}` }, drawMark(verdict), ` ${verdicts[verdict].words}`);
}

function findingWords(before: Report, after: Report, changed: number): string {
  const [broken] = syntaxErrors(after);
  if (broken && syntaxErrors(before).length === 0) {
    return `Line ${broken.span.start.line} would not parse.`;
  }
  const old = findingCounts(before);
  const now = findingCounts(after);
  const verdictsStay = changed === 0 ? "No verdict changes. " : "";
  if (now.suppressed > old.suppressed) {
    return `${verdictsStay}The finding stays in the list as suppressed, and is counted no more.`;
  }
  const findings = count(now.counted, "finding");
  return old.counted === now.counted ? `${verdictsStay}${findings}, as before.` : `${verdictsStay}${findings}, ${old.counted} before.`;
}
