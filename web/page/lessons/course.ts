// The lessons that there are: those of the course, and one that was opened from
// a file or a link.

import files from "generated:lessons";
import { readLesson, type Lesson } from "./lesson";

export interface CourseLesson {
  /** The file's name without ending, or "own-" and a digest of the text. */
  name: string;
  /** Its place in the course, from 1; 0 for one from elsewhere. */
  number: number;
  /** The file's text. */
  written: string;
  lesson: Lesson;
}

export const course: CourseLesson[] = files.map(({ name, text }, i) => ({
  name,
  number: i + 1,
  written: text,
  lesson: readLesson(text),
}));

export function inCourse(name: string): CourseLesson | undefined {
  return course.find((one) => one.name === name);
}

/** A lesson from elsewhere. The error says why it can't be read. */
export function fromElsewhere(written: string): CourseLesson {
  const same = course.find((one) => one.written === written);
  return same ?? { name: `own-${digest(written)}`, number: 0, written, lesson: readLesson(written) };
}

/** FNV-1a, in 32 bits: enough to tell a learner's lessons apart. */
function digest(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  }
  return (sum >>> 0).toString(16);
}
