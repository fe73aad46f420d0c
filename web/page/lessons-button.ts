// The way to the lessons: the button in the bar, and addresses that end in
// #lessons or #lesson… What they show is loaded when it is first asked for.

import type { Report } from "./contract";
import { element, find } from "./dom";
import type { LessonsHost, LessonsModule } from "./lessons/host";

interface LessonsFile {
  start(host: LessonsHost): LessonsModule;
}

export class LessonsButton {
  private readonly opener = find<HTMLButtonElement>("lessons-button");
  private lessons: Promise<LessonsModule> | null = null;
  private loaded: LessonsModule | null = null;

  private readonly host: LessonsHost;

  constructor(host: LessonsHost) {
    this.host = {
      ...host,
      offer: (there) => {
        this.opener.setAttribute("aria-expanded", String(there));
        host.offer(there);
      },
    };
    this.opener.addEventListener("click", () => {
      if (this.isOpen) this.loaded?.close(true);
      else void this.open("");
    });
    window.addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** The checker has answered for the text in the editor. */
  judge(report: Report): void {
    if (this.isOpen) this.loaded?.judge(report);
  }

  async openFile(file: File): Promise<void> {
    await this.open("#lessons");
    await this.loaded?.openFile(file);
  }

  /** Something else takes the place of the lesson's text. */
  leave(): void {
    if (this.isOpen) this.loaded?.close(false);
  }

  /** Whether the text in the editor is a lesson's, which the lessons keep. */
  get holdsText(): boolean {
    return this.loaded?.holdsText ?? false;
  }

  private get isOpen(): boolean {
    return this.opener.getAttribute("aria-expanded") === "true";
  }

  private follow(): void {
    if (/^#lessons?(?:$|[/=])/.test(location.hash)) void this.open(location.hash);
    else if (this.isOpen) this.loaded?.close(location.hash === "");
  }

  private async open(hash: string): Promise<void> {
    try {
      this.lessons ??= this.load();
      this.loaded = await this.lessons;
      await this.loaded.open(hash);
    } catch (reason) {
      this.lessons = null;
      this.host.offer(true);
      find("lesson").replaceChildren(
        element("p", { class: "lesson-problem", attributes: { role: "alert" } }, `The lessons could not be loaded: ${(reason as Error).message}`),
      );
    }
  }

  private async load(): Promise<LessonsModule> {
    const file = (await import(new URL(LESSONS_URL, document.baseURI).href)) as LessonsFile;
    return file.start(this.host);
  }
}
