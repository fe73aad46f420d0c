// The right side: the summary, the routes, the findings and the classic check,
// in each of the states that the page can be in.

import { classicDifference } from "./classic-difference";
import type { Classic, Diagnostic, SourceFile, Verdict } from "./contract";
import { copyButton } from "./copy-button";
import { ByFile } from "./by-file";
import { button, element, find, prose } from "./dom";
import { exampleWords, fewExamples, type Example } from "./examples-menu";
import { FindingsList } from "./findings-list";
import type { RowEvents } from "./route-row";
import { FixesBar } from "./fixes-bar";
import { RoutesView } from "./routes-view";
import { tally, type Answer, type Row } from "./rows";
import { Tally } from "./tally";
import * as wording from "./wording";

export interface PaneEvents extends RowEvents {
  followFinding(finding: Diagnostic): void;
  /** Go to a line that a sentence names. */
  goTo(path: string, line: number): void;
  /** Show all fixes. */
  fixAll(): void;
  /** Show the file at this path. */
  showFile(path: string): void;
  retry(): void;
  /** The texts as they are now. */
  files(): SourceFile[];
  example(example: Example): void;
}

/** What the line below the headline is about: it has no room everywhere. */
type Kind = "words" | "hint" | "trouble";

export class AnswerPane {
  readonly view: RoutesView;
  private readonly findings: FindingsList;
  private readonly fixes: FixesBar;
  private readonly byFile: ByFile;
  private readonly tally: Tally;
  private readonly body = find("answer-body");
  private readonly notice = find("notice");
  private answer: Answer | null = null;

  constructor(private readonly events: PaneEvents) {
    this.view = new RoutesView(events);
    this.findings = new FindingsList(events);
    this.fixes = new FixesBar(events.fixAll);
    this.byFile = new ByFile(events.showFile);
    this.tally = new Tally(find("tally"), () => {
      if (this.answer) this.routes(this.answer);
    });
  }

  /** Before the first answer. */
  waiting(): void {
    this.plain("waiting", "Reading the code", "The answer appears here once the checker is loaded. You can edit meanwhile.");
  }

  empty(): void {
    this.plain("empty", wording.empty.headline, wording.empty.sentence);
    this.body.replaceChildren(this.invitation());
  }

  tooLarge(length: number): void {
    this.plain("too-large", "This text is too large", wording.tooLarge(length), "trouble");
  }

  /** The last answer stays, dimmed, below what went wrong. */
  failed(why: string): void {
    if (this.answer) {
      this.headline("doubtful", find("headline").textContent ?? "");
      this.subline(wording.outdated, "", "trouble");
    } else this.plain("failed", "No answer", wording.noAnswer, "trouble");
    this.dim(true);
    const words = element("p", { class: "notice-words" });
    words.append("The check failed: ", prose(wording.ended(why)));
    this.notice.hidden = false;
    this.notice.setAttribute("role", "alert");
    this.notice.replaceChildren(
      words,
      button("notice-button", () => this.events.retry(), "Try again"),
      copyButton("notice-button", "Copy the text", () => wording.joined(this.events.files())),
    );
  }

  /** Shows an answer; returns its first line. */
  show(answer: Answer): string {
    this.answer = answer;
    this.notice.hidden = true;
    this.dim(false);
    const words =
      answer.report.profile === "classic" ? this.classic(answer) : this.routes(answer);
    this.findings.show([...answer.syntaxErrors, ...answer.otherFindings], answer.snapshot.several);
    this.byFile.fill(answer.report.diagnostics, answer.report.summary.files);
    return words;
  }

  /** Opens this route's row, whichever verdict was shown alone. */
  reveal({ key, route }: Row): void {
    if (this.tally.only && this.tally.only !== route.verdict && this.answer) {
      this.tally.only = null;
      this.routes(this.answer);
    }
    this.view.reveal(key);
  }

  forget(): void {
    this.answer = null;
    this.tally.only = null;
  }

  private routes(answer: Answer): string {
    const { rows, report } = answer;
    const counts = tally(rows);
    this.tally.show(counts);
    this.count(counts.get("unprotected") ?? 0);
    this.view.show(rows, this.tally.only);
    this.beside(report.classic, rows);
    const stale = rows.filter((row) => row.stale).length;
    const broken = answer.syntaxErrors;
    const { several } = answer.snapshot;
    if (rows.length === 0) {
      this.headline("no-routes", wording.noRoutes.headline);
      this.subline(wording.syntaxSentence(broken, several, 0) || wording.noRoutes.sentence, broken[0]?.path);
      this.fill(this.findings.node, this.byFile.node);
      return wording.noRoutes.headline;
    }
    const words = wording.headline(counts);
    this.headline(tone(counts), words);
    this.say(answer, wording.syntaxSentence(broken, several, stale));
    this.fill(this.view.node, this.findings.node, this.byFile.node);
    return words;
  }

  /** Below the headline, always one line: nothing moves while a person types. */
  private say(answer: Answer, syntax: string): void {
    const offered = this.fixes.show(answer);
    if (syntax !== "") this.subline(syntax, answer.syntaxErrors[0]?.path);
    else if (!offered) this.subline(wording.pressARoute, "", "hint");
    else this.below("words", this.fixes.node);
  }

  private classic(answer: Answer): string {
    const { classic } = answer.report;
    const words = wording.classicHeadline(classic);
    const fires = classic.some((one) => one.fires);
    this.headline(fires ? "open" : "quiet", words);
    const first = wording.tellingClassic(classic);
    this.subline(first ? wording.classicSentence(first, classic.length) : "", first?.path);
    this.tally.show(new Map());
    this.view.hide();
    this.count(fires ? 1 : 0);
    find("classic").hidden = true;
    this.fill(this.findings.node, this.byFile.node, aboutClassic());
    return words;
  }

  /** What the classic check says of the same text, and why the routes differ. */
  private beside(answers: Classic[], rows: Row[]): void {
    const answer = wording.tellingClassic(answers);
    const line = find("classic");
    line.hidden = !answer;
    if (!answer) return;
    const [what, why] = wording.classicWords(answer, answers.length);
    const alone = answers.length === 1 || answer.fires;
    const difference = alone ? classicDifference(answer, rows) : "";
    line.replaceChildren(
      element("b", {}, what),
      prose(`${why} ${difference}`.trimEnd(), (line) => this.events.goTo(answer.path, line)),
    );
  }

  private plain(state: string, words: string, more: string, kind: Kind = "words"): void {
    this.forget();
    this.headline(state, words);
    this.subline(more, "", kind);
    this.tally.show(new Map());
    this.view.hide();
    this.count(0);
    find("classic").hidden = true;
    this.notice.hidden = true;
    this.dim(false);
    this.fill();
  }

  private headline(state: string, words: string): void {
    const node = find("headline");
    if (node.textContent !== words) node.textContent = words;
    find("work").dataset.state = state;
  }

  private subline(words: string, path = "", kind: Kind = "words"): void {
    this.below(kind, prose(words, (line) => this.events.goTo(path, line)));
    find("subline").hidden = words === "";
  }

  private below(kind: Kind, child: Node): void {
    const node = find("subline");
    node.hidden = false;
    node.dataset.kind = kind;
    if (child.parentNode !== node) node.replaceChildren(child);
  }

  /** The number on the tab. */
  private count(open: number): void {
    const node = find("answer-count");
    node.textContent = open === 0 ? "" : open.toLocaleString("en");
    node.hidden = open === 0;
  }

  private dim(dimmed: boolean): void {
    this.body.classList.toggle("dimmed", dimmed);
  }

  private fill(...parts: HTMLElement[]): void {
    const same =
      parts.length === this.body.children.length &&
      parts.every((part, index) => part === this.body.children[index]);
    if (!same) this.body.replaceChildren(...parts);
  }

  private invitation(): HTMLElement {
    const choices = element("div", { class: "invitation-choices" });
    for (const example of fewExamples()) {
      choices.append(
        button(
          "invitation-choice",
          () => this.events.example(example),
          ...exampleWords(example),
        ),
      );
    }
    return element(
      "div",
      { class: "invitation" },
      element("p", { class: "invitation-words" }, "Or begin with an example:"),
      choices,
    );
  }
}

/** How loud the summary is: open only where something answers anyone. */
function tone(counts: Map<Verdict, number>): string {
  if (counts.get("unprotected")) return "open";
  const doubtful: Verdict[] = ["optional", "broken", "unknown"];
  return doubtful.some((verdict) => counts.get(verdict)) ? "doubtful" : "quiet";
}

function aboutClassic(): HTMLElement {
  const about = element("div", { class: "about-classic" });
  for (const words of [
    "The classic check is `r2c-flask-missing-jwt-token` of January 2020, as its last version worked. It looks at a file, not at its routes: where `flask_jwt`, `flask_jwt_extended` or `flask_jwt_simple` is imported, it reports the first function, unless a guard or a set-up call stands anywhere in the file.",
    "One guarded route, or one call such as `JWTManager()`, therefore silences it for all the others. Switch to Routes to see each route on its own.",
  ]) {
    const paragraph = element("p");
    paragraph.append(prose(words));
    about.append(paragraph);
  }
  return about;
}
