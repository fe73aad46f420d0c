// The page: the text on the left is checked whenever it changes, the answer
// stands on the right and in the editor's marks.

import { AnswerPane } from "./answer-pane";
import { Checker, type Job } from "./checker";
import { chooseColors } from "./color-choice";
import { inOrder, type Change } from "./change";
import {
  schemaVersion,
  type CheckOptions,
  type CheckRequest,
  type Profile,
  type Report,
  type SourceFile,
} from "./contract";
import { find, prose } from "./dom";
import { Divider } from "./divider";
import { Editor } from "./editor";
import { ExamplesMenu, firstExample, type Example } from "./examples-menu";
import { ExportMenu } from "./export-menu";
import { FileTabs } from "./file-tabs";
import type { Gathered } from "./gathering";
import { Keeping } from "./keeping";
import { highlighted } from "./highlight";
import { Layout } from "./layout";
import { LessonsButton } from "./lessons-button";
import { Mending } from "./mending";
import { Messages } from "./messages";
import { MoreMenu } from "./more-menu";
import { OpenMenu } from "./open-menu";
import { declaration, openRouteFrom } from "./open-routes";
import { rescueFromErrors } from "./rescue";
import { answerOf, staleAnswer, type Answer, type Row } from "./rows";
import { keepSettings, readSettings } from "./settings";
import { SettingsDialog } from "./settings-dialog";
import { ShareDialog } from "./share-dialog";
import { Shortcuts } from "./shortcuts";
import type { Location, Snapshot } from "./snapshot";
import { Status } from "./status";
import { Trust } from "./trust";
import { checkedWords, longestText } from "./wording";
import { WrongVerdict } from "./wrong-verdict";

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
    follow: (row, place) => this.reveal(row.snapshot.locate(place)),
    point: (row, place) => this.editor.point(place && row.snapshot.locate(place)),
    goToLine: (row, line) => this.reveal(row.snapshot.locateLines(row.route.path, line)),
    followFinding: (finding) => this.reveal(this.answer?.snapshot.locate(finding) ?? null),
    goTo: (path, line) => this.reveal(this.answer?.snapshot.locateLines(path, line) ?? null),
    showFile: (path) => {
      this.layout.show("code");
      this.editor.select(path);
      this.editor.focus();
    },
    retry: () => this.checker.retry(),
    files: () => this.editor.files,
    fix: (fix) => this.mending.fix(fix),
    fixAll: () => this.mending.fixAll(),
    suppress: (finding) => this.mending.suppress(finding),
    example: (example) => this.load(example),
  });
  private readonly trust = new Trust(() => this.keeping.flush());
  private readonly messages = new Messages();
  private readonly keeping = new Keeping(this.messages, {
    current: () => ({ files: this.editor.files, shown: this.editor.paths.indexOf(this.editor.path) }),
    open: ({ files, shown }) => this.insteadOfLesson(() => this.open(files, shown)),
    shared: (request) => this.insteadOfLesson(() => this.openShared(request)),
    fresh: () => this.insteadOfLesson(() => this.fresh()),
  });
  private readonly layout = new Layout(() => undefined);
  private readonly editor: Editor;
  private readonly files: FileTabs;
  private readonly mending = new Mending({
    answer: () => this.answer,
    files: () => this.editor.files,
    request: (files) => this.request(files),
    ask: (request) => this.checker.ask(request),
    apply: (changes) => this.mend(changes),
  });
  private readonly lessons: LessonsButton;
  private profile: Profile = "routes";
  private options: CheckOptions = ownOptions();
  /** The page itself is changing the text, not the person. */
  private putting = false;
  private answer: Answer | null = null;
  private lastWhole: Answer | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    rescueFromErrors(() => this.editor?.files ?? []);
    void this.checker.start();
    const example = firstExample();
    const draft = this.keeping.first();
    this.editor = new Editor(find("editor"), draft ?? { files: filesOf(example), shown: 0 }, {
      changed: () => this.changed(),
      shown: () => this.files.show(),
      moved: (marker) =>
        this.pane.view.markCurrent(marker?.rows[0]?.key ?? null),
      fix: (fix) => this.mending.fix(fix),
      pressed: (marker) => this.showRow(marker.rows[0]),
    });
    this.files = new FileTabs(this.editor, {
      changing: () => this.forget(),
      showCode: () => this.layout.show("code"),
      rows: () => this.answer?.rows ?? [],
    });
    this.introduce(draft ? null : example);
    this.files.show();
    this.offerKeeping();
    new ExamplesMenu((chosen) => this.load(chosen));
    const open = new OpenMenu(
      this.messages,
      (gathered, adding) => this.openGathered(gathered, adding),
      (file) => void this.lessons.openFile(file),
    );
    this.offerComfort(open);
    find("start-empty").addEventListener("click", () => this.startEmpty());
    find("profile").addEventListener("change", (event) => {
      this.profile = (event.target as HTMLInputElement).value as Profile;
      keepSettings({ profile: this.profile });
      this.forget();
      this.status.behind(true);
      this.check();
    });
    this.pane.waiting();
    this.lessons = new LessonsButton({
      files: () => this.editor.files,
      open: (files) => {
        // What was typed before the lesson is kept before the lesson takes its place.
        this.keeping.flush();
        this.open(files);
      },
      show: (side) => this.layout.show(side),
      focusCode: () => this.editor.focus(),
      highlight: highlighted,
      offer: (there) => this.layout.offerLesson(there),
    });
    this.check();
    this.keeping.begin();
  }

  /** A lesson keeps its text when something else takes its place. */
  private insteadOfLesson(put: () => void): void {
    this.lessons.leave();
    put();
  }

  /** What was chosen at an earlier visit, the settings, the keys. */
  private offerComfort(open: OpenMenu): void {
    const { theme, profile, plain } = readSettings();
    chooseColors(theme);
    this.showProfile(profile);
    this.editor.showPlain(plain);
    new Divider();
    new MoreMenu();
    const settings = new SettingsDialog({
      plain: (plain) => this.editor.showPlain(plain),
      ignore: () => {
        this.options = ownOptions();
        this.check();
      },
      rules: () => this.checker.rules(),
    });
    find("settings-button").addEventListener("click", () => settings.open());
    const shortcuts = new Shortcuts({
      nextPart: () => this.nextPart(),
      openRoute: (step) => this.goToOpenRoute(step),
      share: () => find("share").click(),
      open: () => open.choose({ folder: false, adding: false }),
    });
    find("help-button").addEventListener("click", () => shortcuts.open());
  }

  private nextPart(): void {
    const inCode = find("code").contains(document.activeElement);
    this.layout.show(inCode ? "answer" : "code");
    if (inCode) find("answer").focus();
    else this.editor.focus();
  }

  private goToOpenRoute(step: 1 | -1): void {
    const { paths, caret } = this.editor;
    this.reveal(openRouteFrom(caret, paths, this.answer?.rows ?? [], step));
  }

  private showProfile(profile: Profile): void {
    this.profile = profile;
    const choice = document.querySelector<HTMLInputElement>(`#profile [value=${profile}]`);
    if (choice) choice.checked = true;
  }

  /** Sharing and exporting. */
  private offerKeeping(): void {
    const share = new ShareDialog(() => this.request(this.editor.files), () => this.trust.uploaded());
    find("share").addEventListener("click", () => share.open());
    const wrong = new WrongVerdict();
    new ExportMenu({
      report: () => this.answer?.report ?? null,
      files: () => this.editor.files,
      write: (report, format) => this.checker.write(report, format),
      say: (words) => this.status.tell(words),
      wrongVerdict: () => {
        if (this.answer) wrong.open(this.answer.report, this.editor.files, this.trust.build);
      },
    });
  }

  private changed(): void {
    this.introduce(null);
    // A lesson keeps its own texts.
    if (!this.putting && !this.lessons.holdsText) this.keeping.edited();
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
    const { files } = this.editor;
    if (files.every(({ source }) => source.trim() === "")) {
      this.nothingToCheck(() => this.pane.empty());
      return;
    }
    this.checker.check({ request: this.request(files), ticket: this.editor.snapshot() });
  }

  private request(files: SourceFile[]): CheckRequest {
    return { files, profile: this.profile, options: this.options };
  }

  private mend(changes: Change[]): void {
    this.editor.change(changes);
    const [first] = inOrder(changes);
    if (first) this.reveal({ ...first, to: first.from });
  }

  private nothingToCheck(show: () => void): void {
    this.checker.cancel();
    this.forget();
    this.editor.show(null);
    this.files.show();
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
    this.editor.show(this.answer);
    this.files.show();
    const words = this.pane.show(this.answer);
    this.status.say(checkedWords(milliseconds, report.summary.lines));
    this.status.behind(!job.ticket.unchanged);
    this.status.announce(words);
    this.lessons.judge(report);
  }

  private failed(why: string): void {
    this.status.say("The check failed");
    this.status.behind(false);
    if (this.answer) {
      this.answer = staleAnswer(this.answer);
      this.editor.show(this.answer);
      this.pane.show(this.answer);
    }
    this.pane.failed(why);
    this.status.announce("The check failed");
  }

  private load(example: Example): void {
    this.lessons.leave();
    this.keeping.replaced();
    this.put(example.source);
    this.introduce(example);
    this.editor.focus();
  }

  private startEmpty(): void {
    this.lessons.leave();
    this.keeping.replaced();
    this.layout.show("code");
    this.put("");
    this.introduce(null);
    this.editor.focus();
  }

  /** One text in place of everything; where one file was open, undo brings it back. */
  private put(source: string): void {
    if (this.editor.paths.length > 1) {
      this.open([{ path: "app.py", source }]);
      return;
    }
    this.forget();
    this.options = ownOptions();
    this.putting = true;
    this.editor.replace(source);
    this.putting = false;
  }

  /** Other files in place of all that are open. */
  private open(files: SourceFile[], shown = 0): void {
    this.forget();
    this.options = ownOptions();
    this.putting = true;
    this.editor.open(files, shown);
    this.putting = false;
  }

  private openShared({ files, profile, options }: CheckRequest): void {
    this.showProfile(profile);
    this.open(files);
    this.options = options;
  }

  /** Files that were chosen or dropped, in place of those open or beside them. */
  private openGathered({ files, shown }: Gathered, adding: boolean): void {
    this.lessons.leave();
    this.layout.show("code");
    if (adding) {
      const replaced = new Set(files.map(({ path }) => path));
      const others = this.editor.files.filter(({ path }) => !replaced.has(path));
      this.open([...others, ...files], others.length + shown);
      this.keeping.edited();
    } else {
      this.keeping.opened(() => this.open(files, shown));
    }
  }

  private fresh(): void {
    const example = firstExample();
    this.open(filesOf(example));
    this.introduce(example);
  }

  /** An answer about other texts says nothing about these. */
  private forget(): void {
    this.answer = null;
    this.lastWhole = null;
    this.editor.forgetAll();
    this.pane.forget();
  }

  /** Says below the code which example it is, until it is edited. */
  private introduce(example: Example | null): void {
    find("code-note").replaceChildren(prose(example?.sentence ?? ""));
    find("start-empty").hidden = this.editor.length === 0;
  }

  private reveal(location: Location | null): void {
    if (!location) return;
    this.layout.show("code");
    this.editor.reveal(location);
  }

  private showRow(row: Row | undefined): void {
    if (!row) return;
    this.layout.show("answer");
    this.pane.reveal(row);
  }
}

/** The person's own; a link brings others. */
function ownOptions(): CheckOptions {
  const { ignore } = readSettings();
  return ignore.length > 0 ? { ignore } : {};
}

/** An example is one file. */
function filesOf(example: Example): SourceFile[] {
  return [{ path: "app.py", source: example.source }];
}

new Page();
