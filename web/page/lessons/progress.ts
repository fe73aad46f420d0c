// What a learner has done, kept in this browser and nowhere else.

export interface LessonProgress {
  /** The day on which all goals were met first, as YYYY-MM-DD, or "". */
  done: string;
  /** How many hints were opened. */
  hints: number;
  /** Whether the solution was opened before the goals were met. */
  helped: boolean;
  /** The app as the learner left it, or "" for the start. */
  text: string;
}

interface Kept {
  version: 1;
  /** As the learner wants it on the summary. */
  name: string;
  /** By the name of the lesson. */
  lessons: Record<string, LessonProgress>;
}

const key = "unguarded.lessons";
const fresh: LessonProgress = { done: "", hints: 0, helped: false, text: "" };

export class Progress {
  private readonly kept: Kept = read();

  of(lesson: string): LessonProgress {
    return { ...fresh, ...this.kept.lessons[lesson] };
  }

  note(lesson: string, change: Partial<LessonProgress>): void {
    this.kept.lessons[lesson] = { ...this.of(lesson), ...change };
    this.write();
  }

  get name(): string {
    return this.kept.name;
  }

  set name(name: string) {
    this.kept.name = name;
    this.write();
  }

  /** A browser that keeps nothing is no reason to stop: it lasts for the visit. */
  private write(): void {
    try {
      localStorage.setItem(key, JSON.stringify(this.kept));
    } catch {
      // Full, or forbidden.
    }
  }
}

function read(): Kept {
  const kept: Kept = { version: 1, name: "", lessons: Object.create(null) as Kept["lessons"] };
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Kept> | null;
    if (found?.version !== 1) return kept;
    if (typeof found.name === "string") kept.name = found.name;
    for (const [name, one] of Object.entries(found.lessons ?? {})) {
      const fits = typeof one?.done === "string" && typeof one.hints === "number" && typeof one.text === "string";
      if (fits) kept.lessons[name] = { ...one, helped: one.helped === true };
    }
  } catch {
    // Forbidden, or written by something else.
  }
  return kept;
}

/** Today where the learner is, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
