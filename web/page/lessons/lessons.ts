// The lessons: a list, or the lesson that was chosen from it, beside the code.
// The page loads this when somebody first asks for lessons.

import { copied } from "../clipboard";
import type { Report, SourceFile } from "../contract";
import { offerByHand } from "../copy-by-hand";
import { find } from "../dom";
import { course, fromElsewhere, inCourse, type CourseLesson } from "./course";
import type { LessonsHost, LessonsModule } from "./host";
import { LessonView } from "./lesson-view";
import { lessonFromHash, lessonToHash, longestLesson } from "./link";
import { ListView } from "./list-view";
import { Progress } from "./progress";
import { Summary } from "./summary";

/** The file of a lesson's app. */
const path = "app.py";

class Lessons implements LessonsModule {
  private readonly place = find("lesson");
  private readonly progress = new Progress();
  private readonly summary = new Summary(this.progress);
  private readonly list: ListView;
  private view: LessonView | null = null;
  private current: CourseLesson | null = null;
  private own: CourseLesson | null = null;
  /** What was in the editor before the first lesson. */
  private before: SourceFile[] | null = null;

  constructor(private readonly host: LessonsHost) {
    this.list = new ListView(this.progress, {
      choose: (lesson) => this.start(lesson),
      file: (file) => void this.openFile(file),
      summary: () => this.summary.open(),
      close: () => this.close(true),
      copyLink: async () => {
        if (!this.own) return false;
        const link = location.origin + location.pathname + location.search + (await hashOf(this.own));
        const done = await copied(link);
        if (!done) offerByHand(link);
        return done;
      },
    });
  }

  get holdsText(): boolean {
    return this.before !== null;
  }

  async open(hash: string): Promise<void> {
    this.host.offer(true);
    const named = inCourse(hash.replace(/^#lesson\//, ""));
    if (named) {
      this.start(named);
      return;
    }
    this.toList();
    if (hash === "#lessons/summary") this.summary.open();
    if (hash.startsWith("#lesson/")) {
      this.list.complain(`There is no lesson ${hash.slice("#lesson/".length)}.`);
    }
    try {
      const text = await lessonFromHash(hash);
      if (text !== null) this.openText(text);
    } catch (reason) {
      this.list.complain(`This lesson can’t be opened. ${(reason as Error).message}`);
    }
  }

  async openFile(file: File): Promise<void> {
    this.list.complain("");
    if (file.size > 4 * longestLesson) {
      this.list.complain(`${file.name} is too large for a lesson: expected at most ${longestLesson} characters.`);
      return;
    }
    this.openText(await file.text());
  }

  close(restore: boolean): void {
    this.keep();
    this.leave();
    this.host.offer(false);
    if (restore && this.before) this.host.open(this.before);
    this.before = null;
    this.place.replaceChildren();
    if (location.hash.startsWith("#lesson")) goTo("");
    if (restore) find("lessons-button").focus();
  }

  judge(report: Report): void {
    if (!this.current) return;
    this.keep();
    this.view?.judge(report);
  }

  private openText(text: string): void {
    try {
      if (text.length > longestLesson) throw new Error(`it has ${text.length} characters, expected at most ${longestLesson}`);
      this.own = fromElsewhere(text);
      this.start(this.own);
    } catch (reason) {
      this.list.complain(`This lesson can’t be opened: ${(reason as Error).message}.`);
    }
  }

  private start(chosen: CourseLesson): void {
    this.keep();
    this.before ??= this.host.files();
    this.leave();
    this.current = chosen;
    if (chosen.number === 0) this.own = chosen;
    this.view = new LessonView(
      chosen,
      this.progress,
      {
        put: (source) => {
          this.put(source);
          this.toCode();
        },
        toList: () => this.toList(),
        toCode: () => this.toCode(),
        next: () => this.next(),
        judged: (met, all) => this.tell(`Lesson ${met}/${all}`),
      },
      this.host.highlight,
      chosen.number === 0 || chosen.number === course.length,
    );
    this.place.replaceChildren(this.view.node);
    this.place.scrollTop = 0;
    this.host.show("lesson");
    this.put(this.progress.of(chosen.name).text || chosen.lesson.start);
    this.view.focus();
    const { view } = this;
    void hashOf(chosen).then((hash) => {
      if (this.view === view) goTo(hash);
    });
  }

  private toCode(): void {
    this.host.show("code");
    this.host.focusCode();
  }

  /** The lesson's text stays in the editor, and is still kept as it changes. */
  private toList(): void {
    this.view = null;
    this.tell("Lesson");
    this.list.complain("");
    this.list.show(this.own);
    this.place.replaceChildren(this.list.node);
    this.place.scrollTop = 0;
    this.host.show("lesson");
    this.list.focus();
    if (!location.hash.startsWith("#lessons")) goTo("#lessons");
  }

  private next(): void {
    const next = course[this.current?.number ?? course.length];
    if (this.current?.number && next) {
      this.start(next);
      return;
    }
    this.toList();
    this.summary.open();
  }

  private leave(): void {
    this.current = null;
    this.view = null;
    this.tell("Lesson");
  }

  /** On a small screen the tab is all that is in sight beside the code. */
  private tell(words: string): void {
    find("lesson-tab").textContent = words;
  }

  /** Notes the learner's text, so that a lesson goes on where it was left. */
  private keep(): void {
    if (!this.current) return;
    const source = this.host.files().find((file) => file.path === path)?.source;
    if (source === undefined) return;
    const text = source === this.current.lesson.start ? "" : source;
    if (text !== this.progress.of(this.current.name).text) this.progress.note(this.current.name, { text });
  }

  private put(source: string): void {
    this.host.open([{ path, source }]);
  }
}

/** The part of the address behind the # that opens the lesson. */
async function hashOf({ name, number, written }: CourseLesson): Promise<string> {
  return number > 0 ? `#lesson/${name}` : lessonToHash(written);
}

/** Makes this the address, so that the browser's Back leads to where one was. */
function goTo(hash: string): void {
  if (hash === location.hash) return;
  history.pushState(null, "", location.pathname + location.search + hash);
}

export function start(host: LessonsHost): LessonsModule {
  return new Lessons(host);
}
