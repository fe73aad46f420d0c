// Opening files: a menu, and dropping them anywhere on the page.

import { Dialog } from "./dialog";
import { button, count, element, find, visible } from "./dom";
import { chosenIn, entriesOf, gather } from "./gather";
import type { Gathered, LeftOut } from "./gathering";
import { Menu } from "./menu";
import type { Messages } from "./messages";
import { whyLeft, type WhyLeft } from "./wanted";

/** What takes longer is said to be under way, and can be stopped. */
const patienceMilliseconds = 300;

type Sources = Parameters<typeof gather>[0];

export class OpenMenu {
  private readonly menu = new Menu("open");
  private readonly input = find<HTMLInputElement>("open-input");
  private readonly left = new Dialog("Left out");
  private reading: AbortController | null = null;
  private adding = false;

  constructor(
    private readonly messages: Messages,
    private readonly opened: (gathered: Gathered, adding: boolean) => void,
    /** A Markdown file alone: a lesson. */
    private readonly lesson: (file: File) => void,
  ) {
    this.menu.panel.append(
      this.item("Files", "Python files, or a .zip of a project", { folder: false, adding: false }),
      ...("webkitdirectory" in this.input
        ? [this.item("Folder", "A project, with the folders below it", { folder: true, adding: false })]
        : []),
      this.item("Add files", "Beside those that are open", { folder: false, adding: true }),
      element("p", { class: "menu-hint" }, "Or drop them on the page. They are read by your browser and go nowhere."),
    );
    this.input.addEventListener("change", () => {
      const chosen = chosenIn(this.input);
      this.input.value = "";
      if (chosen.length > 0) void this.read(chosen, this.adding);
    });
    this.watchDrops();
  }

  private item(title: string, sentence: string, how: { folder: boolean; adding: boolean }): HTMLButtonElement {
    return button(
      "menu-item",
      () => this.choose(how),
      element("span", { class: "menu-item-title" }, title),
      element("span", { class: "menu-item-sentence" }, sentence),
    );
  }

  /** Lets the person choose, in the browser's own dialog. */
  choose({ folder, adding }: { folder: boolean; adding: boolean }): void {
    this.menu.close();
    this.adding = adding;
    this.input.webkitdirectory = folder;
    this.input.click();
  }

  /** Before the editor gets them: it would type a dropped file's text. */
  private watchDrops(): void {
    const curtain = find("drop");
    const files = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const show = (shown: boolean) => (curtain.hidden = !shown);
    document.addEventListener("dragenter", (event) => files(event) && show(true), true);
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && show(false), true);
    document.addEventListener("dragover", (event) => {
      if (!files(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    }, true);
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer || !files(event)) return;
      event.preventDefault();
      event.stopPropagation();
      show(false);
      const [first, second] = event.dataTransfer.files;
      if (first && !second && /\.(md|markdown)$/i.test(first.name)) this.lesson(first);
      else void this.read(entriesOf(event.dataTransfer), false);
    }, true);
  }

  private async read(sources: Sources, adding: boolean): Promise<void> {
    this.reading?.abort(new Error("another choice took its place"));
    const reading = new AbortController();
    this.reading = reading;
    const stop = { words: "Stop", act: () => reading.abort(new Error("stopped")) };
    let told = performance.now();
    const progress = (words: string) => {
      if (performance.now() - told < patienceMilliseconds) return;
      told = performance.now();
      this.messages.show("opening", words, stop);
    };
    try {
      const gathered = await gather(sources, progress, reading.signal);
      this.messages.hide("opening");
      this.tell(gathered);
      if (gathered.files.length > 0) this.opened(gathered, adding);
    } catch (reason) {
      if (this.reading !== reading) return;
      this.messages.hide("opening");
      if (!reading.signal.aborted) {
        this.messages.show("opening", reason instanceof Error ? reason.message : String(reason));
      }
    }
  }

  /** How many were opened, and what was left out. */
  private tell({ files, left }: Gathered): void {
    const parts = [...left].map(([why, { count: number }]) => `${number.toLocaleString("en")} ${whyLeft[why]}`);
    const opened = files.length === 0 ? "Nothing there is Python." : `${count(files.length, "file")} opened.`;
    if (parts.length === 0 && files.length > 0) {
      this.messages.show("opening", opened);
      return;
    }
    const words = parts.length > 0 ? `${opened} Left out: ${parts.join(", ")}.` : opened;
    this.messages.show("opening", words, { words: "Show which", act: () => this.showLeft(left) });
  }

  private showLeft(left: Map<WhyLeft, LeftOut>): void {
    this.left.body.replaceChildren(
      ...[...left].flatMap(([why, { count: number, paths }]) => [
        element("h3", { class: "left-why" }, `${number.toLocaleString("en")} ${whyLeft[why]}`),
        element(
          "ul",
          { class: "left-list" },
          ...paths.map((path) => element("li", {}, element("code", {}, visible(path)))),
          ...(number > paths.length ? [element("li", {}, `and ${(number - paths.length).toLocaleString("en")} more`)] : []),
        ),
      ]),
    );
    this.left.open();
  }
}
