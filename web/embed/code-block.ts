// <unguarded-code>: a block of code that shows which of its routes answer
// anyone. Without this script it is the block that it was; with it, the block
// keeps its look, gets marks, and becomes an editor when somebody clicks it.

import type { CheckRequest, Fix, Report } from "../page/contract";
import { copied } from "../page/clipboard";
import { button, element, prose } from "../page/dom";
import { parseExpectations } from "../page/expectation";
import { besideScript } from "./base";
import { drawAnswer, summaryOf } from "./block-answer";
import { BlockText } from "./block-text";
import { codeOf } from "./find-blocks";
import { followPage, onThemeChange } from "./ground";
import { drawMarks, markedLines, type Marked } from "./line-marks";
import { playgroundLink } from "./playground-link";
import { Projects, type ProjectBlock } from "./project";
import { settingsOf, type Settings } from "./settings";
import { SharedChecker, type Outcome } from "./shared-checker";
import style from "./embed.css";

type EditorModule = typeof import("./embed-editor");
type Editor = InstanceType<EditorModule["Editor"]>;
type Answer = ReturnType<EditorModule["answerOf"]>;

const checker = new SharedChecker();
const projects = new Projects<CodeBlock>();

/** How far below the window a block is when its check begins. */
const nearby = "600px";

/** A pause in typing before a text is checked. */
const pauseMilliseconds = 60;

const nearView = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearView.unobserve(target);
      (target as CodeBlock).recheck();
    }
  },
  { rootMargin: nearby },
);

let sheet: CSSStyleSheet | null = null;

function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}

export class CodeBlock extends HTMLElement implements ProjectBlock {
  private settings!: Settings;
  private code!: Element;
  private text!: BlockText;
  private started = false;

  private readonly frame = element("div", { class: "frame" });
  private readonly original = element("div", { class: "original" });
  private readonly layer = element("div", { class: "layer" });
  private readonly editorHost = element("div", { class: "editor" });
  private readonly bar = element("div", {
    class: "bar",
    attributes: { role: "group", "aria-label": "Checked code" },
  });
  private readonly summary = element("p", { class: "summary", attributes: { role: "status" } });
  private readonly differences = element("ul", { class: "differences" });
  private readonly panel = element("div", { class: "panel", attributes: { id: "panel" } });
  private readonly whyButton = button("", () => this.togglePanel(), "Why");
  private readonly editButton = button("", () => void this.edit(), "Edit");
  private readonly resetButton = button("", () => this.reset(), "Reset");
  private readonly copyButton = button("", () => void this.copy(), "Copy");
  private readonly openLink = element(
    "a",
    { attributes: { target: "_blank", rel: "noopener", href: "#" } },
    "Open in playground",
  );

  private editorModule: EditorModule | null = null;
  private editor: Editor | null = null;
  private lastWhole: Answer | null = null;
  /** What the editor shows the answer to. */
  private shown: Answer | null = null;
  private report: Report | null = null;
  private marked: Marked | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    // The parser may connect an element before its children are there.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    } else {
      this.begin();
    }
  }

  disconnectedCallback(): void {
    projects.remove(this);
    nearView.unobserve(this);
  }

  get file(): string {
    return this.settings.file;
  }

  get files(): string[] {
    return this.settings.files;
  }

  get source(): string {
    return this.editor?.files[0]?.source ?? this.text.text;
  }

  private get request(): CheckRequest {
    const { profile } = this.settings;
    return { files: projects.filesOf(this), profile, options: {} };
  }

  private begin(): void {
    if (!this.isConnected) return;
    if (this.started) {
      projects.add(this);
      return;
    }
    const code = codeOf(this);
    if (!code) {
      this.awaitCode();
      return;
    }
    this.started = true;
    this.code = code;
    this.text = new BlockText(code);
    this.settings = settingsOf([this, code, ...(code.parentElement ? [code.parentElement] : [])]);
    projects.add(this);
    this.build();
    if (this.settings.verdicts === "none") this.summary.hidden = true;
    else nearView.observe(this);
  }

  /** Some frameworks put an element's children in after the element. */
  private awaitCode(): void {
    const observer = new MutationObserver(() => {
      if (!codeOf(this)) return;
      observer.disconnect();
      this.begin();
    });
    observer.observe(this, { childList: true, subtree: true });
  }

  private build(): void {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    this.original.append(element("slot"), this.layer);
    this.editorHost.hidden = true;
    this.panel.hidden = true;
    this.differences.hidden = true;
    this.resetButton.hidden = true;
    this.whyButton.hidden = true;
    this.whyButton.setAttribute("aria-expanded", "false");
    this.whyButton.setAttribute("aria-controls", "panel");
    this.editButton.hidden = this.settings.readonly;
    this.bar.append(
      this.summary,
      element(
        "span",
        { class: "actions" },
        this.whyButton,
        this.editButton,
        this.resetButton,
        this.copyButton,
        this.openLink,
      ),
    );
    this.frame.append(this.original, this.editorHost, this.bar, this.differences, this.panel);
    root.append(this.frame);
    followPage(this.frame, this.code);
    onThemeChange(() => {
      followPage(this.frame, this.code);
      this.redraw();
    });
    new ResizeObserver(() => this.redraw()).observe(this.original);
    this.original.addEventListener("click", (event) => this.clicked(event));
    const link = () => void this.updateLink();
    for (const event of ["pointerenter", "focus"]) this.openLink.addEventListener(event, link);
    this.openLink.addEventListener("click", (event) => void this.openPlayground(event));
  }

  /** A click in the code edits it, unless it selects or presses something. */
  private clicked(event: MouseEvent): void {
    const target = event.composedPath()[0];
    if (this.settings.readonly || !(target instanceof Element)) return;
    if (target.closest("button, a, summary, input")) return;
    const selection = getSelection();
    if (selection && !selection.isCollapsed) return;
    void this.edit(this.lineAt(event.clientY));
  }

  private lineAt(y: number): number {
    const lines = this.text.text.split("\n").length;
    for (let line = 1; line <= lines; line++) {
      const box = this.text.lineBox(line);
      if (box && y < box.bottom) return line;
    }
    return 1;
  }

  /** Checks the text as it is now, and again whenever it changes. */
  recheck(): void {
    if (!this.started) return;
    if (this.source.trim() === "") {
      this.summary.textContent = "";
      return;
    }
    if (!this.report) this.summary.textContent = "Loading the checker…";
    const ticket = this.editor?.snapshot() ?? null;
    checker.ask(this, this.request, (outcome) => this.receive(outcome, ticket));
  }

  private receive(outcome: Outcome, ticket: ReturnType<Editor["snapshot"]> | null): void {
    this.summary.hidden = false;
    if ("failure" in outcome) {
      this.summary.textContent = `Not checked: ${outcome.failure}.`;
      return;
    }
    const { report } = outcome;
    this.report = report;
    const words = summaryOf(report);
    if (this.summary.textContent !== words) this.summary.textContent = words;
    this.summary.classList.toggle("summary-open", report.summary.unprotected > 0);
    this.whyButton.hidden = false;
    this.panel.replaceChildren(...drawAnswer(report, this.file, (line) => this.goTo(line)));
    if (this.editor && this.editorModule) {
      if (!ticket || !this.editor.remembers(ticket)) return;
      const answer = this.editorModule.answerOf(report, ticket, this.lastWhole);
      if (answer.syntaxErrors.length === 0) this.lastWhole = answer;
      const kept = this.lastWhole ? [this.lastWhole.snapshot] : [];
      this.editor.forgetBefore(ticket, kept);
      this.editor.show(answer);
      this.shown = answer;
      return;
    }
    this.marked = markedLines(report, this.file);
    this.compare(report);
    if (this.settings.verdicts === "list") this.showPanel(true);
    this.redraw();
  }

  /** Makes the edits of a fix that are in this block; undo takes them back. */
  private mend({ edits }: Fix): void {
    const changes = this.shown && this.editorModule?.changesOf(edits, this.shown.snapshot);
    if (changes) this.editor?.change(changes);
  }

  /** Says where the answer is not what the document says that it is. */
  private compare(report: Report): void {
    const found = differencesOf(report, this.settings.expect);
    this.differences.hidden = found.length === 0;
    this.differences.replaceChildren(
      ...found.map((text) => {
        const item = element("li");
        item.append(prose(`Not as this page says: ${text}.`));
        return item;
      }),
    );
  }

  private redraw(): void {
    if (this.editor) return;
    this.closeGap();
    if (!this.marked) return;
    drawMarks(this.layer, this.original, this.text, this.marked, () => this.showPanel(true));
  }

  /** The space that the page leaves below its block comes below the bar. */
  private closeGap(): void {
    const block = this.code.closest("pre") ?? this.code;
    this.frame.style.setProperty("--gap", "0px");
    const gap = this.bar.getBoundingClientRect().top - block.getBoundingClientRect().bottom;
    this.frame.style.setProperty("--gap", `${Math.max(0, gap)}px`);
  }

  private togglePanel(): void {
    this.showPanel(this.panel.hidden !== false);
  }

  private showPanel(shown: boolean): void {
    this.panel.hidden = !shown;
    this.whyButton.setAttribute("aria-expanded", String(shown));
  }

  private goTo(line: number): void {
    if (this.editor) {
      this.editor.reveal({ path: this.file, ...lineRange(this.editor, line) });
      return;
    }
    const box = this.text.lineBox(line);
    if (!box) return;
    const flash = element("div", { class: "flash" });
    const origin = this.original.getBoundingClientRect();
    flash.style.setProperty("--top", `${box.top - origin.top}px`);
    flash.style.setProperty("--height", `${box.height}px`);
    this.layer.append(flash);
    this.original.scrollIntoView({ block: "nearest" });
    setTimeout(() => flash.remove(), 1500);
  }

  /** Puts the editor in the block's place. */
  private async edit(line = 1): Promise<void> {
    if (this.editor || this.settings.readonly) return;
    try {
      this.editorModule ??= (await import(besideScript(EDITOR_URL))) as EditorModule;
    } catch {
      this.summary.hidden = false;
      this.summary.textContent = "The editor could not be fetched.";
      return;
    }
    if (this.editor) return;
    const height = this.original.offsetHeight;
    this.editorHost.style.setProperty("--original-height", `${height}px`);
    // An editor's shadow root stays for good, so each has an element of its own.
    const host = element("div");
    this.editorHost.replaceChildren(host);
    this.frame.style.setProperty("--gap", "0px");
    this.editorHost.hidden = false;
    this.original.hidden = true;
    const source = this.text.text.replace(/\n$/, "");
    this.editor = new this.editorModule.Editor(host, { files: [{ path: this.file, source }], shown: 0 }, {
      changed: () => this.changed(),
      shown: () => undefined,
      moved: () => undefined,
      pressed: () => this.showPanel(true),
      fix: (fix) => this.mend(fix),
    });
    this.differences.hidden = true;
    this.editButton.hidden = true;
    this.resetButton.hidden = false;
    this.showPanel(true);
    const { from } = lineRange(this.editor, line);
    this.editor.view.dispatch({ selection: { anchor: from } });
    this.editor.focus();
    this.recheck();
  }

  private changed(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.recheck();
      projects.changed(this);
    }, pauseMilliseconds);
  }

  /** Brings the page's own block back. */
  private reset(): void {
    clearTimeout(this.pause);
    this.editor?.view.destroy();
    this.editor = null;
    this.lastWhole = null;
    this.shown = null;
    this.editorHost.replaceChildren();
    this.editorHost.hidden = true;
    this.original.hidden = false;
    this.resetButton.hidden = true;
    this.editButton.hidden = false;
    this.showPanel(this.settings.verdicts === "list");
    this.editButton.focus();
    this.recheck();
    projects.changed(this);
  }

  private async copy(): Promise<void> {
    const words = (await copied(this.source)) ? "Copied" : "Could not copy";
    this.copyButton.textContent = words;
    setTimeout(() => (this.copyButton.textContent = "Copy"), 1500);
  }

  private async updateLink(): Promise<string> {
    const href = await playgroundLink(this.request);
    this.openLink.href = href;
    return href;
  }

  /** The link holds the text as it is at the click. */
  private async openPlayground(event: MouseEvent): Promise<void> {
    event.preventDefault();
    const opened = open("", "_blank");
    const href = await this.updateLink();
    if (opened) {
      opened.opener = null;
      opened.location.href = href;
    } else {
      location.href = href;
    }
  }
}

function differencesOf(report: Report, expect: string): string[] {
  try {
    const expectations = parseExpectations(expect);
    return expectations.map((one) => one.difference(report)).filter((text) => text !== "");
  } catch (reason) {
    return [reason instanceof Error ? reason.message : String(reason)];
  }
}

/** The line with this number, or the nearest there is. */
function lineRange({ view }: Editor, line: number): { from: number; to: number } {
  const { doc } = view.state;
  return doc.line(Math.min(Math.max(line, 1), doc.lines));
}
