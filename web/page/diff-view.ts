// What would be different in the texts: lines taken away, lines put in, and two
// around them. A minus and a plus tell them apart, colour only helps.

import { structuredPatch } from "diff";
import type { SourceFile } from "./contract";
import { element, visible } from "./dom";

const linesAround = 2;

/** A longer line is cut: nobody reads it here. */
const longestLine = 400;

export function diffView(before: SourceFile[], after: SourceFile[]): HTMLElement[] {
  return before.flatMap((file, index) => {
    const source = after[index]?.source ?? "";
    return source === file.source ? [] : [fileDiff(file, source)];
  });
}

function fileDiff({ path, source }: SourceFile, after: string): HTMLElement {
  const { hunks } = structuredPatch("", "", source, after, "", "", { context: linesAround });
  const code = element("pre", { class: "patch", attributes: { tabindex: "0", "aria-label": `What changes in ${visible(path)}` } });
  for (const { oldStart, oldLines, lines } of hunks) {
    code.append(element("span", { class: "patch-place" }, `lines ${oldStart} to ${oldStart + Math.max(oldLines, 1) - 1}\n`));
    code.append(...lines.filter((line) => !line.startsWith("\\")).map(lineView));
  }
  return element("figure", { class: "patch-file" }, element("figcaption", {}, element("code", {}, visible(path))), code);
}

const kinds = { "-": "del", "+": "ins" } as const;

function lineView(line: string): HTMLElement {
  const text = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
  const kind = kinds[line.charAt(0) as "-" | "+"];
  return element(kind ?? "span", { class: "patch-line" }, `${text.charAt(0)} ${visible(text.slice(1).replaceAll("\t", "    "))}\n`);
}
