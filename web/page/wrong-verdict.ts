// A text about a verdict that is wrong, to read, change and hand in. The page sends
// nothing itself.

import { copyButton } from "./copy-button";
import type { Report, Route, SourceFile, Verdict } from "./contract";
import { Dialog } from "./dialog";
import { element } from "./dom";
import { redacted, secretsIn } from "./secrets";
import { verdicts } from "./verdict";

export class WrongVerdict {
  private readonly dialog = new Dialog("Report a wrong verdict");
  private readonly route = element("select", { class: "field", attributes: { id: "wrong-route" } });
  private readonly expected = element("select", { class: "field", attributes: { id: "wrong-expected" } });
  private readonly text = element("textarea", { class: "field wrong-text", attributes: { id: "wrong-text", rows: "12", spellcheck: "false" } });
  private readonly about = element("p", { class: "soft" });
  private report: Report | null = null;
  private files: SourceFile[] = [];
  private build = "";

  constructor() {
    this.route.addEventListener("change", () => this.choose());
    this.expected.addEventListener("change", () => this.write());
    this.dialog.body.append(
      element("p", { class: "dialog-lead" }, "Nothing is sent. Read the text, change what you like, and hand it in where the project takes reports."),
      labelled("Route", this.route),
      labelled("It should be", this.expected),
      labelled("The text", this.text),
      this.about,
      element("div", { class: "choices" }, copyButton("strong-button", "Copy the text", () => this.text.value)),
    );
  }

  open(report: Report, files: SourceFile[], build: string): void {
    this.report = report;
    this.files = redacted(files);
    this.build = build;
    this.about.textContent = secretsIn(files).length > 0 ? "What looks like a secret is redacted in it." : "";
    this.route.replaceChildren(
      ...report.routes.map((route, index) =>
        element("option", { attributes: { value: String(index) } }, `${route.methods.join(", ")} ${route.urlRule}: ${route.verdict}`)),
      element("option", { attributes: { value: "" } }, "A route that is missing here"),
    );
    this.choose();
    this.dialog.open();
  }

  private get chosen(): Route | undefined {
    return this.route.value === "" ? undefined : this.report?.routes[Number(this.route.value)];
  }

  /** Any verdict but the one that is given can be expected; the likeliest first. */
  private choose(): void {
    const given = this.chosen?.verdict;
    const likely: Verdict[] = ["protected", "unprotected", "public", "optional", "broken", "unknown"];
    this.expected.replaceChildren(
      ...likely.filter((verdict) => verdict !== given).map((verdict) =>
        element("option", { attributes: { value: verdict } }, `${verdict}: ${verdicts[verdict].words}`)),
    );
    this.write();
  }

  private write(): void {
    const { report } = this;
    if (!report) return;
    const route = this.chosen;
    const expected = this.expected.value as Verdict;
    const { version } = report.tool;
    this.text.value = [
      route ? `# ${route.methods.join(", ")} ${route.urlRule} is ${expected}, not ${route.verdict}` : `# A route is missing: it is ${expected}`,
      "",
      `unguarded ${version}, page build ${this.build}`,
      ...(route ? ["", ...said(route)] : []),
      "",
      "## What really happens",
      "",
      "(Say what a request without a token gets, and how you tried it.)",
      "",
      "## The code",
      ...this.files.flatMap(({ path, source }) => ["", `\`${path}\``, "", fenced(source)]),
      "",
    ].join("\n");
  }
}

function said(route: Route): string[] {
  return [
    "## What the checker says",
    "",
    `${route.verdict}: ${route.reason}`,
    "",
    ...route.evidence.map(({ message, path, span }, index) =>
      `${index + 1}. ${message}${span.start.line > 0 ? ` (${path}, line ${span.start.line})` : ""}`),
  ];
}

/** A fence longer than any in the text, so that it can't be ended from inside. */
function fenced(source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}python\n${source.replace(/\n*$/, "\n")}${fence}`;
}

function labelled(words: string, field: HTMLElement): HTMLElement {
  return element("p", { class: "labelled" }, element("label", { attributes: { for: field.id } }, words), field);
}
