// The answer for elsewhere: files to download, a text to copy.

import { copied } from "./clipboard";
import type { Report } from "./contract";
import { offerByHand } from "./copy-by-hand";
import { button, element } from "./dom";
import { Menu } from "./menu";

/** What the checker's bridge writes; JSON is the report itself. */
export type ExportFormat = "sarif" | "markdown";

export interface ExportMenuEvents {
  /** The newest report; null: there is none yet. */
  report(): Report | null;
  write(report: Report, format: ExportFormat): Promise<string>;
  /** Says what became of it. */
  say(words: string): void;
  wrongVerdict(): void;
}

export class ExportMenu {
  private readonly menu = new Menu("export");

  constructor(private readonly events: ExportMenuEvents) {
    this.menu.panel.append(
      this.item("JSON", "The whole report, as a file", async (report) =>
        download("unguarded.json", "application/json", `${JSON.stringify(report, null, 2)}\n`)),
      this.item("SARIF", "For code hosts and editors, as a file", async (report) =>
        download("unguarded.sarif", "application/sarif+json", await events.write(report, "sarif"))),
      this.item("Markdown", "For a pull request or an issue, as a file", async (report) =>
        download("unguarded.md", "text/markdown", await events.write(report, "markdown"))),
      this.item("Copy as Markdown", "The same, in the clipboard", async (report) => {
        const text = await events.write(report, "markdown");
        if (await copied(text)) events.say("Copied as Markdown");
        else offerByHand(text);
      }),
      this.item("Report a wrong verdict", "Prepares a text to hand in; sends nothing", async () => events.wrongVerdict()),
    );
  }

  private item(title: string, sentence: string, act: (report: Report) => Promise<void>): HTMLButtonElement {
    return button(
      "menu-item",
      () => void this.choose(act),
      element("span", { class: "menu-item-title" }, title),
      element("span", { class: "menu-item-sentence" }, sentence),
    );
  }

  private async choose(act: (report: Report) => Promise<void>): Promise<void> {
    this.menu.close();
    const report = this.events.report();
    if (!report) {
      this.events.say("There is no answer yet to export");
      return;
    }
    try {
      await act(report);
    } catch (reason) {
      this.events.say(`The export failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  }
}

function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { attributes: { href: address, download: name } }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
