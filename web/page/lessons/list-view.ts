// The list of lessons, with what is done, and the way to open another one.

import { button, element, prose } from "../dom";
import { course, type CourseLesson } from "./course";
import type { Progress } from "./progress";

export interface ListViewEvents {
  choose(lesson: CourseLesson): void;
  /** A file with a lesson was chosen. */
  file(file: File): void;
  summary(): void;
  close(): void;
  /** A link that holds the lesson; where there is one from elsewhere. */
  /** Whether the link is in the clipboard now. */
  copyLink(): Promise<boolean>;
}

export class ListView {
  readonly node: HTMLElement;
  private readonly heading = element("h2", { class: "lesson-title", attributes: { tabindex: "-1" } }, "Lessons");
  private readonly list = element("ol", { class: "course" });
  private readonly elsewhere = element("div", { class: "elsewhere" });
  private readonly problem = element("p", { class: "lesson-problem", attributes: { role: "alert" } });

  constructor(
    private readonly progress: Progress,
    private readonly events: ListViewEvents,
  ) {
    const input = element("input", { class: "visually-hidden", attributes: { type: "file", accept: ".md,.markdown,text/markdown", "aria-label": "A lesson file", tabindex: "-1" } });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) events.file(file);
    });
    this.node = element(
      "div",
      { class: "lesson-text" },
      element(
        "div",
        { class: "lesson-head" },
        element("span", { class: "lesson-number" }, "Secure routes in Flask"),
        button("quiet-button", () => events.close(), "Close lessons"),
      ),
      this.heading,
      element("p", {}, "Each lesson has an app with a gap. Change it in the editor; the checker says when the goals are met. What you do is kept in this browser."),
      this.list,
      element("div", { class: "lesson-buttons" }, button("lesson-button", () => events.summary(), "Summary"), button("lesson-button", () => input.click(), "Open a lesson file")),
      input,
      this.problem,
      this.elsewhere,
    );
  }

  focus(): void {
    this.heading.focus({ preventScroll: true });
  }

  /** Draws the list anew: something may have been done since. */
  show(own: CourseLesson | null): void {
    this.list.replaceChildren(...course.map((one) => this.item(one)));
    this.elsewhere.replaceChildren();
    if (own) {
      const said = element("p", { attributes: { role: "status" } });
      const copy = button("lesson-button", () => {
        void this.events.copyLink().then((done) => {
          said.textContent = done ? "The link is in the clipboard." : "";
        });
      }, "Copy a link to it");
      this.elsewhere.append(
        element("h3", {}, "From elsewhere"),
        element("ol", { class: "course" }, this.item(own)),
        copy,
        said,
      );
    }
  }

  complain(why: string): void {
    this.problem.textContent = why;
  }

  private item(one: CourseLesson): HTMLElement {
    const done = this.progress.of(one.name).done !== "";
    const title = element("span", { class: "course-title" }, one.lesson.title);
    if (done) title.append(element("span", { class: "visually-hidden" }, ", done"));
    const summary = element("span", { class: "course-summary" });
    summary.append(prose(one.lesson.summary));
    const choose = button("course-item", () => this.events.choose(one), title, summary);
    choose.dataset.lesson = one.name;
    return element("li", { class: done ? "course-done" : "" }, choose);
  }
}
