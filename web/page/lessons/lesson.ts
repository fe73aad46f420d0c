// Reading a lesson, a Markdown file that docs/writing-lessons.md describes.
// checker/lesson is the same in Go; checker/lesson/testdata/wrong.json and
// the lessons of the course hold the two together.

import { parseExpectation, type Expectation } from "../expectation";
import { childrenOf, codeOf, parseMarkdown, type Block } from "./markdown";

export interface Goal {
  expectation: Expectation;
  /** What it means, a sentence; backquotes for code. */
  words: string;
}

export interface Lesson {
  title: string;
  summary: string;
  /** The ID of the rule that it is about, or "". */
  rule: string;
  /** The text that the blocks are offsets in. */
  text: string;
  introduction: Block[];
  task: Block[];
  start: string;
  goals: Goal[];
  /** The blocks of each hint, and the change in it, or "". */
  hints: { blocks: Block[]; diff: string }[];
  explanation: Block[];
  solution: string;
}

const parts = ["Start", "Goals", "Hints", "Solution"];

/** The error says at which line what was expected. */
export function readLesson(written: string): Lesson {
  const source = written.replace(/\r\n?/g, "\n");
  const { head, rest } = frontMatter(source);
  // The head stays as blank lines, so that lines keep their numbers.
  const text = "\n".repeat(source.split("\n").length - rest.split("\n").length) + rest;
  const lesson: Lesson = {
    ...head, text, introduction: [], task: [], start: "", goals: [], hints: [], explanation: [], solution: "",
  };
  let part = "";
  for (const block of parseMarkdown(text)) {
    if (/^(ATX|Setext)Heading2$/.test(block.name)) part = heading(block, text, part);
    else read(lesson, part, block);
  }
  for (const [there, what] of [
    [lesson.start, "a block of Python under Start"],
    [lesson.goals.length, "a list of goals under Goals"],
    [lesson.hints.length, "a list of hints under Hints"],
    [lesson.solution, "a block of Python under Solution"],
  ]) {
    if (!there) throw new Error(`the lesson lacks ${what}`);
  }
  return lesson;
}

function frontMatter(source: string) {
  const found = /^---\n(.*?\n)---\n/s.exec(source);
  if (!found) throw new Error("line 1: expected a head between two lines of ---, with title and summary");
  const head = { title: "", summary: "", rule: "" };
  (found[1] ?? "").trimEnd().split("\n").forEach((line, i) => {
    const [, name = "", value = ""] = /^(\w+): +(\S.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`line ${i + 2}: expected a name, a colon and a value, found ${JSON.stringify(line)}`);
    if (!(name in head)) throw new Error(`line ${i + 2}: expected title, summary or rule, found ${JSON.stringify(name)}`);
    head[name as keyof typeof head] = value.trim();
  });
  if (!head.title || !head.summary) throw new Error("line 1: expected a title and a summary in the head");
  return { head, rest: source.slice(found[0].length) };
}

function heading(block: Block, text: string, before: string): string {
  const title = text.slice(block.from, block.to).replace(/^#+\s*|\s*#*$/g, "");
  const at = parts.indexOf(title);
  if (at >= 0 && before === (parts[at - 1] ?? "")) return title;
  throw new Error(`line ${lineOf(block, text)}: expected the headings Start, Goals, Hints and Solution, each once and in this order, found ${JSON.stringify(title)}`);
}

function read(lesson: Lesson, part: string, block: Block): void {
  const { text } = lesson;
  const list = /List$/.test(block.name) ? childrenOf(block) : [];
  switch (part) {
    case "":
      lesson.introduction.push(block);
      break;
    case "Goals":
      lesson.goals.push(...list.map((item) => goal(item, text)));
      break;
    case "Hints":
      lesson.hints.push(...list.map((item) => hint(item, text)));
      break;
    default: {
      const which = part === "Start" ? "start" : "solution";
      const { info, code } = codeOf(block, text);
      if (block.name !== "FencedCode" || !/^python(\s|$)/.test(info)) {
        lesson[which === "start" ? "task" : "explanation"].push(block);
      } else if (lesson[which]) {
        throw new Error(`line ${lineOf(block, text)}: expected one block of Python under ${part}, found a second`);
      } else {
        lesson[which] = code;
      }
    }
  }
}

/** An expectation in backquotes, then its words. */
function goal(item: Block, text: string): Goal {
  const first = childrenOf(item).find(({ name }) => name === "Paragraph");
  const written = first ? text.slice(first.from, first.to).replace(/\s+/g, " ").trim() : "";
  const [, quoted = "", words = ""] = /^`([^`]+)`(.*)$/.exec(written) ?? [];
  if (!words.trim()) {
    throw new Error(`line ${lineOf(item, text)}: expected a goal like - \`GET /users protected\` A stranger gets no users., found ${JSON.stringify(written)}`);
  }
  try {
    return { expectation: parseExpectation(quoted), words: words.trim() };
  } catch (reason) {
    throw new Error(`line ${lineOf(item, text)}: ${(reason as Error).message}`);
  }
}

function hint(item: Block, text: string): Lesson["hints"][number] {
  const blocks = childrenOf(item).filter(({ name }) => name !== "ListMark");
  const codes = blocks.filter(({ name }) => name === "FencedCode").map((block) => codeOf(block, text));
  return { blocks, diff: codes.filter(({ info }) => /^diff(\s|$)/.test(info)).map(({ code }) => code).join("") };
}

function lineOf(block: Block, text: string): number {
  return text.slice(0, block.from).split("\n").length;
}
