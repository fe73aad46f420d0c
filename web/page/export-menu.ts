// The answer and the code for elsewhere: files to download, a text to copy.

import { copied } from "./clipboard";
import type { Report, SourceFile } from "./contract";
import { offerByHand } from "./copy-by-hand";
import { button, element } from "./dom";
import { Menu } from "./menu";
import { pack } from "./pack";

/** What the checker's bridge writes; JSON is the report itself. */
export type ExportFormat = "sarif" | "markdown";

export interface ExportMenuEvents {
  /** The newest report; null: there is none yet. */
  report(): Report | null;
  /** The texts as they are now. */
  files(): SourceFile[];
  write(report: Report, format: ExportFormat): Promise<string>;
  /** Says what became of it. */
  say(words: string): void;
  wrongVerdict(): void;
}

export class ExportMenu {
  private readonly menu = new Menu("export");

  constructor(private readonly events: ExportMenuEvents) {
    const { write, say } = events;
    this.menu.panel.append(
      this.item("JSON", "The whole report, as a file", this.ofReport(async (report) =>
        download("unguarded.json", "application/json", `${JSON.stringify(report, null, 2)}\n`))),
      this.item("SARIF", "For code hosts and editors, as a file", this.ofReport(async (report) =>
        download("unguarded.sarif", "application/sarif+json", await write(report, "sarif")))),
      this.item("Markdown", "For a pull request or an issue, as a file", this.ofReport(async (report) =>
        download("unguarded.md", "text/markdown", await write(report, "markdown")))),
      this.item("Copy as Markdown", "The same, in the clipboard", this.ofReport(async (report) => {
        const text = await write(report, "markdown");
        if (await copied(text)) say("Copied as Markdown");
        else offerByHand(text);
      })),
      this.item("The code", "As it is now: a file, or a .zip of several", () => downloadCode(events.files())),
      this.item("Report a wrong verdict", "Prepares a text to hand in; sends nothing", this.ofReport(async () => events.wrongVerdict())),
    );
  }

  private item(title: string, sentence: string, act: () => Promise<void>): HTMLButtonElement {
    return button(
      "menu-item",
      () => void this.choose(act),
      element("span", { class: "menu-item-title" }, title),
      element("span", { class: "menu-item-sentence" }, sentence),
    );
  }

  private ofReport(act: (report: Report) => Promise<void>): () => Promise<void> {
    return async () => {
      const report = this.events.report();
      if (report) await act(report);
      else this.events.say("There is no answer yet to export");
    };
  }

  private async choose(act: () => Promise<void>): Promise<void> {
    this.menu.close();
    try {
      await act();
    } catch (reason) {
      this.events.say(`The export failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  }
}

async function downloadCode(files: SourceFile[]): Promise<void> {
  const [only, other] = files;
  if (!only) return;
  if (other) download("code.zip", "application/zip", await pack(files));
  else download(only.path.split("/").at(-1) ?? only.path, "text/x-python", only.source);
}

function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { attributes: { href: address, download: name } }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
