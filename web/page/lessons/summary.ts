// What was done, on a sheet to print.

import { Dialog } from "../dialog";
import { button, count, element } from "../dom";
import { course } from "./course";
import type { Progress } from "./progress";

export class Summary {
  private readonly dialog = new Dialog("Summary");
  private readonly sentence = element("p", { class: "sheet-sentence" });

  constructor(private readonly progress: Progress) {
    this.dialog.body.closest("dialog")?.classList.add("sheet");
  }

  open(): void {
    const name = element("input", { class: "sheet-name", attributes: { id: "sheet-name", autocomplete: "name", maxlength: "80" } });
    name.value = this.progress.name;
    name.addEventListener("input", () => {
      this.progress.name = name.value;
      this.say();
    });
    this.say();
    this.dialog.body.replaceChildren(
      element("p", { class: "sheet-field" }, element("label", { attributes: { for: "sheet-name" } }, "Your name, as it is to stand here"), name),
      element("h3", { class: "sheet-title" }, "Secure routes in Flask"),
      this.sentence,
      this.table(),
      element("p", { class: "soft" }, "Made by the page Unguarded from what it keeps in this browser. Nobody has verified it."),
      element("p", { class: "sheet-field" }, button("lesson-button", () => window.print(), "Print")),
    );
    this.dialog.open();
  }

  private say(): void {
    const done = course.filter(({ name }) => this.progress.of(name).done !== "").length;
    const who = this.progress.name.trim() || "Somebody";
    this.sentence.textContent = `${who} has met all goals of ${done} of ${count(course.length, "lesson")}.`;
  }

  private table(): HTMLElement {
    const head = element("tr", {}, ...["Lesson", "Goals met on", "Help"].map((words) => element("th", { attributes: { scope: "col" } }, words)));
    const rows = course.map(({ name, number, lesson }) => {
      const { done, hints, helped } = this.progress.of(name);
      const help = [hints > 0 ? count(hints, "hint") : "", helped ? "the solution" : ""].filter(Boolean).join(", ");
      return element(
        "tr",
        {},
        element("th", { attributes: { scope: "row" } }, `${number}. ${lesson.title}`),
        element("td", {}, done || "not yet"),
        element("td", {}, help || (done ? "none" : "")),
      );
    });
    return element("table", { class: "sheet-table" }, element("thead", {}, head), element("tbody", {}, ...rows));
  }
}
