// The findings of each file, as bars; those with most come first. A press shows
// the file.

import type { Diagnostic, Severity } from "./contract";
import { button, count, element, visible } from "./dom";
import { svg } from "./svg";

/** More files than this are counted only. */
const mostFiles = 20;

const severities: readonly Severity[] = ["error", "warning", "note"];

/** The bars' lengths are of this many parts. */
const scale = 100;

export class ByFile {
  readonly node = element("section", { class: "by-file" });
  private shown = "";

  constructor(private readonly show: (path: string) => void) {}

  fill(findings: Diagnostic[], files: number): void {
    const counts = countsOf(findings);
    this.node.hidden = files < 2 || counts.length === 0;
    const state = JSON.stringify([counts, files]);
    if (state === this.shown) return;
    this.shown = state;
    const most = counts[0]?.total ?? 1;
    const list = element("ul", { class: "bars" }, ...counts.slice(0, mostFiles).map((one) => this.bar(one, most)));
    this.node.replaceChildren(
      element("h3", { class: "part-title" }, "Findings by file"),
      list,
      element("p", { class: "bars-rest" }, rest(counts.length, files)),
    );
  }

  private bar({ path, total, of }: FileCount, most: number): HTMLElement {
    const drawing = svg("svg", {
      class: "bar-drawing", viewBox: `0 0 ${scale} 8`, preserveAspectRatio: "none", "aria-hidden": "true",
    });
    let x = 0;
    for (const severity of severities) {
      const width = (of[severity] / most) * scale;
      if (width > 0) drawing.append(svg("rect", { class: `bar-${severity}`, x, y: 0, width, height: 8 }));
      x += width;
    }
    const words = severities.filter((severity) => of[severity] > 0).map((severity) => count(of[severity], severity));
    return element(
      "li",
      {},
      button(
        "bar-file",
        () => this.show(path),
        element("span", { class: "bar-path" }, visible(path)),
        element("span", { class: "bar-frame" }, drawing),
        element("span", { class: "bar-words" }, element("b", {}, String(total)), ` ${words.join(", ")}`),
      ),
    );
  }
}

interface FileCount {
  path: string;
  total: number;
  of: Record<Severity, number>;
}

function countsOf(findings: Diagnostic[]): FileCount[] {
  const counts = new Map<string, FileCount>();
  for (const { path, severity, suppressed } of findings) {
    if (suppressed || path === "") continue;
    const one = counts.get(path) ?? { path, total: 0, of: { error: 0, warning: 0, note: 0 } };
    one.total++;
    one.of[severity]++;
    counts.set(path, one);
  }
  return [...counts.values()].sort((a, b) => b.total - a.total || (a.path < b.path ? -1 : 1));
}

function rest(some: number, files: number): string {
  const parts = [];
  if (some > mostFiles) parts.push(`${count(some - mostFiles, "more file has", "more files have")} fewer`);
  if (files > some) parts.push(`${count(files - some, "file has", "files have")} none`);
  return parts.length > 0 ? `${parts.join("; ")}.` : "";
}
