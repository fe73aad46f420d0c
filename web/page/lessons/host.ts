// What the lessons need of the page, and the page of the lessons.

import type { Report, SourceFile } from "../contract";

export interface LessonsHost {
  /** The files in the editor. */
  files(): SourceFile[];
  /** Puts these in their place. */
  open(files: SourceFile[]): void;
  /** Brings a side into sight, on a small screen. */
  show(side: "lesson" | "code" | "answer"): void;
  focusCode(): void;
  /** Python in the editor's colours. */
  highlight(code: string): (Node | string)[];
  /** The lessons take their place beside the code, or leave it. */
  offer(there: boolean): void;
}

export interface LessonsModule {
  /** Whether the text in the editor is a lesson's. */
  readonly holdsText: boolean;
  /** Opens what the part of the address behind the # names, or the list. */
  open(hash: string): Promise<void>;
  /** Opens the lesson in a file, or says why it can't. */
  openFile(file: File): Promise<void>;
  /** Puts the lessons away; the files of before come back unless others took their place. */
  close(restore: boolean): void;
  /** The checker has answered. */
  judge(report: Report): void;
}
