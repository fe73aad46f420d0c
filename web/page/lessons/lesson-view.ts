// One lesson: its text, the goals with what is met, hints one by one, and the
// solution.

import type { Report } from "../contract";
import { button, count, element, prose } from "../dom";
import type { CourseLesson } from "./course";
import { renderBlocks, type Highlight } from "./markdown";
import { ruleLink } from "../rule-link";
import { today, type Progress } from "./progress";

export interface LessonViewEvents {
  /** Puts this text into the editor. */
  put(source: string): void;
  toList(): void;
  toCode(): void;
  next(): void;
  /** So many of all goals are met. */
  judged(met: number, all: number): void;
}

export class LessonView {
  readonly node: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly goals: { item: HTMLElement; state: HTMLElement; found: HTMLElement }[] = [];
  private readonly state = element("p", { class: "goals-state", attributes: { role: "status" } });
  private readonly hints = element("ol", { class: "hints" });
  private readonly hintButton: HTMLButtonElement;
  private readonly solution = element("div", { class: "solution", attributes: { hidden: "" } });
  private readonly solutionButton: HTMLButtonElement;
  private readonly nextButton: HTMLButtonElement;
  private met = false;

  constructor(
    private readonly shown: CourseLesson,
    private readonly progress: Progress,
    private readonly events: LessonViewEvents,
    private readonly highlight: Highlight,
    isLast: boolean,
  ) {
    const { lesson, number } = shown;
    const { text } = lesson;
    this.heading = element("h2", { class: "lesson-title", attributes: { tabindex: "-1" } }, lesson.title);
    this.hintButton = button("lesson-button", () => this.showHint(true));
    this.solutionButton = button("lesson-button", () => this.toggleSolution());
    this.nextButton = button("lesson-button lesson-next", () => events.next(), isLast ? "Summary" : "Next lesson");
    this.node = element(
      "article",
      { class: "lesson-text" },
      element(
        "div",
        { class: "lesson-head" },
        button("quiet-button", () => events.toList(), "All lessons"),
        element("span", { class: "lesson-number" }, number > 0 ? `Lesson ${number}` : "A lesson from elsewhere"),
      ),
      this.heading,
      ...renderBlocks(lesson.introduction, text, highlight),
      element("h3", {}, "What to do"),
      ...renderBlocks(lesson.task, text, highlight),
      element(
        "div",
        { class: "lesson-buttons" },
        button("lesson-button", () => events.toCode(), "Go to the code"),
        button("lesson-button", () => events.put(lesson.start), "Start again"),
      ),
      element("h3", {}, "Goals"),
      this.goalList(),
      this.state,
      this.nextButton,
      element("h3", {}, "Hints"),
      this.hints,
      this.hintButton,
      element("h3", {}, "Solution"),
      this.solutionButton,
      this.solution,
      lesson.rule ? ruleSentence(lesson.rule) : null,
    );
    for (let i = progress.of(shown.name).hints; i > 0; i--) this.showHint(false);
    this.sayButtons();
    this.nextButton.hidden = true;
  }

  focus(): void {
    this.heading.focus({ preventScroll: true });
  }

  /** Ticks the goals that the report meets. */
  judge(report: Report): void {
    const { goals } = this.shown.lesson;
    const answers = goals.map(({ expectation }) => expectation.difference(report));
    answers.forEach((difference, i) => {
      const { item, state, found } = this.goals[i]!;
      const met = difference === "";
      item.classList.toggle("goal-met", met);
      state.textContent = met ? "met: " : "not met yet: ";
      found.textContent = difference;
    });
    const open = answers.filter((difference) => difference !== "").length;
    this.met = open === 0;
    const words = report.profile === "routes"
      ? this.met ? "All goals are met." : `${goals.length - open} of ${count(goals.length, "goal")} met`
      : "Goals are about routes: choose Check: Routes above.";
    if (this.state.textContent !== words) this.state.textContent = words;
    this.state.classList.toggle("goals-met", this.met);
    this.events.judged(goals.length - open, goals.length);
    this.nextButton.hidden = !this.met;
    if (this.met && this.progress.of(this.shown.name).done === "") {
      this.progress.note(this.shown.name, { done: today() });
    }
    this.sayButtons();
  }

  private goalList(): HTMLElement {
    const list = element("ul", { class: "goals" });
    for (const { expectation, words } of this.shown.lesson.goals) {
      const state = element("span", { class: "visually-hidden" }, "not met yet: ");
      const found = element("span", { class: "goal-found" });
      const sentence = element("span", { class: "goal-words" }, state);
      sentence.append(prose(words));
      const item = element(
        "li",
        { class: "goal" },
        sentence,
        element("code", { class: "goal-expectation" }, expectation.text),
        found,
      );
      this.goals.push({ item, state, found });
      list.append(item);
    }
    return list;
  }

  private showHint(asked: boolean): void {
    const { hints, text } = this.shown.lesson;
    const number = this.hints.children.length;
    const hint = hints[number];
    if (!hint) return;
    const item = element("li", { class: "hint", attributes: { tabindex: "-1" } }, ...renderBlocks(hint.blocks, text, this.highlight));
    this.hints.append(item);
    if (asked) {
      const kept = this.progress.of(this.shown.name);
      this.progress.note(this.shown.name, { hints: Math.max(kept.hints, number + 1) });
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    }
    this.sayButtons();
  }

  private toggleSolution(): void {
    const { lesson } = this.shown;
    const open = this.solution.hidden;
    this.solution.hidden = !open;
    if (open && this.solution.childElementCount === 0) {
      this.solution.append(
        ...renderBlocks(lesson.explanation, lesson.text, this.highlight),
        element("pre", { class: "lesson-code" }, element("code", {}, ...this.highlight(lesson.solution.trimEnd()))),
        button("lesson-button", () => this.events.put(lesson.solution), "Put it into the editor"),
      );
    }
    if (open && !this.met && this.progress.of(this.shown.name).done === "") {
      this.progress.note(this.shown.name, { helped: true });
    }
    this.sayButtons();
  }

  private sayButtons(): void {
    const all = this.shown.lesson.hints.length;
    const next = this.hints.children.length + 1;
    this.hintButton.hidden = next > all;
    this.hintButton.textContent = `Show hint ${next} of ${all}`;
    const open = !this.solution.hidden;
    this.solutionButton.setAttribute("aria-expanded", String(open));
    this.solutionButton.textContent = open ? "Hide the solution" : this.met ? "Read the explanation" : "Show the solution";
  }
}

function ruleSentence(rule: string): HTMLElement {
  return element("p", { class: "lesson-rule" }, "The rule behind it: ", ruleLink(rule));
}
