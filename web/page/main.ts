// The page: the text on the left is checked whenever it changes, the answer
// stands on the right and in the editor's marks.

import { AnswerPane } from "./answer-pane";
import { Checker, type Job } from "./checker";
import { schemaVersion, type Profile, type Report, type Span } from "./contract";
import { find, prose } from "./dom";
import { Editor } from "./editor";
import { ExamplesMenu, firstExample, type Example } from "./examples-menu";
import { Layout } from "./layout";
import { answerOf, defOf, lineRanges, type Answer, type Row } from "./rows";
import type { Range, Snapshot } from "./snapshot";
import { Status } from "./status";
import { Trust } from "./trust";
import { checkedWords, longestText } from "./wording";

/** The only file, as long as there are no others to open. */
const path = "app.py";

/** A pause in typing before a text is sent; longer where it costs more. */
const pauseMilliseconds = { short: 40, long: 200 };
const longText = 200_000;

class Page {
  private readonly status = new Status();
  private readonly checker = new Checker({
    loading: (part) => this.status.loading(part),
    ready: (version) => {
      this.status.ready(version);
      this.trust.loaded(version);
    },
    requested: (address) => this.trust.requested(address),
    started: () => this.status.started(),
    report: (job, report, milliseconds) =>
      this.receive(job as Job<Snapshot>, report, milliseconds),
    failed: (why) => this.failed(why),
  });
  private readonly pane = new AnswerPane({
    jump: (row) => this.reveal(declaration(row)),
    follow: (row, place) => this.reveal(row.snapshot.locate(place.span)),
    point: (row, place) => this.editor.point(place && row.snapshot.locate(place.span)),
    goToLine: (row, line) => this.reveal(row.snapshot.locateLine(line)),
    followFinding: (finding) => this.locate(finding.span),
    goTo: (line) => this.reveal(this.answer?.snapshot.locateLine(line) ?? null),
    retry: () => this.checker.retry(),
    example: (example) => this.load(example),
  });
  private readonly trust = new Trust(() => undefined);
  private readonly layout = new Layout(() => undefined);
  private readonly editor: Editor;
  private profile: Profile = "routes";
  private answer: Answer | null = null;
  private lastWhole: Answer | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    void this.checker.start();
    const example = firstExample();
    this.editor = new Editor(find("editor"), example.source, {
      changed: () => this.changed(),
      moved: (marker) =>
        this.pane.view.markCurrent(marker?.rows[0]?.key ?? null),
      pressed: (marker) => this.showRow(marker.rows[0]),
    });
    this.introduce(example);
    new ExamplesMenu((chosen) => this.load(chosen));
    find("start-empty").addEventListener("click", () => this.startEmpty());
    find("profile").addEventListener("change", (event) => {
      this.profile = (event.target as HTMLInputElement).value as Profile;
      this.forget();
      this.status.behind(true);
      this.check();
    });
    this.pane.waiting();
    this.check();
  }

  private changed(): void {
    this.introduce(null);
    this.status.behind(true);
    clearTimeout(this.pause);
    const { short, long } = pauseMilliseconds;
    const pause = this.editor.length > longText ? long : short;
    this.pause = setTimeout(() => this.check(), pause);
  }

  /** Sends the text as it is now, unless there is nothing to check. */
  private check(): void {
    clearTimeout(this.pause);
    if (this.editor.length > longestText) {
      this.nothingToCheck(() => this.pane.tooLarge(this.editor.length));
      return;
    }
    const source = this.editor.text;
    if (source.trim() === "") {
      this.nothingToCheck(() => this.pane.empty());
      return;
    }
    const request = { files: [{ path, source }], profile: this.profile, options: {} };
    this.checker.check({ request, ticket: this.editor.snapshot() });
  }

  private nothingToCheck(show: () => void): void {
    this.checker.cancel();
    this.forget();
    this.editor.show(path, null);
    this.status.say("");
    this.status.behind(false);
    show();
  }

  private receive(job: Job<Snapshot>, report: Report, milliseconds: number): void {
    if (report.schemaVersion !== schemaVersion) {
      this.failed(`the checker speaks version ${report.schemaVersion} of the report, the page version ${schemaVersion}; load the page again`);
      return;
    }
    const outdated =
      report.profile !== this.profile || !this.editor.remembers(job.ticket);
    if (outdated) return;
    this.answer = answerOf(report, job.ticket, this.lastWhole);
    if (this.answer.syntaxErrors.length === 0) this.lastWhole = this.answer;
    const kept = this.lastWhole ? [this.lastWhole.snapshot] : [];
    this.editor.forgetBefore(job.ticket, kept);
    this.editor.show(path, this.answer);
    const words = this.pane.show(this.answer);
    this.status.say(checkedWords(milliseconds, report.summary.lines));
    this.status.behind(!job.ticket.unchanged);
    this.status.announce(words);
  }

  private failed(why: string): void {
    this.status.say("The check failed");
    this.status.behind(false);
    this.pane.failed(why);
    this.status.announce("The check failed");
  }

  private load(example: Example): void {
    this.forget();
    this.editor.replace(example.source);
    this.introduce(example);
    this.editor.focus();
  }

  private startEmpty(): void {
    this.forget();
    this.layout.show("code");
    this.editor.replace("");
    this.introduce(null);
    this.editor.focus();
  }

  /** An answer about another text says nothing about this one. */
  private forget(): void {
    this.answer = null;
    this.lastWhole = null;
    this.editor.forgetAll();
    this.pane.forget();
  }

  /** Says above the code which example it is, until it is edited. */
  private introduce(example: Example | null): void {
    find("code-note").replaceChildren(prose(example?.sentence ?? ""));
    find("start-empty").hidden = this.editor.length === 0;
  }

  private locate(span: Span): void {
    this.reveal(this.answer?.snapshot.locate(span) ?? null);
  }

  private reveal(range: Range | null): void {
    if (!range) return;
    this.layout.show("code");
    this.editor.reveal(range);
  }

  private showRow(row: Row | undefined): void {
    if (!row) return;
    this.layout.show("answer");
    this.pane.view.reveal(row.key);
  }
}

/** From the route's decorator to its def, or its def where that stands apart. */
function declaration(row: Row): Range | null {
  const { route, snapshot } = row;
  const [only, other] = lineRanges(route);
  if (!only || other || only[0] !== path) return defOf(row);
  const { registration, span } = route;
  const start = registration.span.start.line > 0 ? registration.span : span;
  return snapshot.locate({ start: start.start, end: span.end });
}

new Page();
