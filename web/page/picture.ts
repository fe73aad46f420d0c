// The picture of the app: apps, blueprints and routes as a tree that arrow keys
// walk through. Its parts carry their words, so it reads like the table.

import { rowsBelow, treesOf, type Branch } from "./app-tree";
import { count, element, visible } from "./dom";
import { markPaths } from "./mark";
import { dotRadius, isBranch, lineHeight, place, type Placed } from "./picture-layout";
import { drawColumnWay, drawIndentedWay } from "./picture-way";
import { tally, type Row } from "./rows";
import { svg } from "./svg";
import { verdicts } from "./verdict";
import { sentence } from "./wording";

/** More routes than this are left to the table. */
const mostRoutes = 300;

export class Picture {
  readonly node = element("div", { class: "picture" });
  private readonly drawing = svg("svg", {
    class: "picture-drawing",
    role: "tree",
    "aria-label": "The app, its blueprints and their routes",
  });
  private readonly probe = svg("text", { class: "picture-probe", "aria-hidden": "true" });
  private readonly words = element("p", { class: "picture-words" });
  private rows: Row[] = [];
  private rest = "";
  private shown = "";
  private current: string | null = null;
  private parts: { placed: Placed; group: SVGGElement }[] = [];
  /** The part that the Tab key reaches. */
  private reached = 0;

  constructor(private readonly jump: (row: Row) => void) {
    this.node.append(this.words, this.drawing);
    this.drawing.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.node);
  }

  show(rows: Row[]): void {
    this.rows = rows.slice(0, mostRoutes);
    const rest = rows.length - this.rows.length;
    this.rest = rest > 0 ? `${count(rest, "more route is", "more routes are")} in the table.` : "";
    this.draw();
  }

  /** Marks the route whose lines the caret is on. */
  markCurrent(key: string | null): void {
    this.current = key;
    for (const { placed, group } of this.parts) {
      const marked = !isBranch(placed.of) && placed.of.key === key;
      group.classList.toggle("part-current", marked);
    }
  }

  private draw(): void {
    const width = Math.floor(this.node.clientWidth);
    if (width === 0) return;
    const state = JSON.stringify([
      width,
      this.rows.map(({ route, stale, key }) => [key, stale, route.app, route.blueprint, route.verdict, route.reason]),
    ]);
    if (state === this.shown) return;
    this.shown = state;
    const focused = this.drawing.contains(document.activeElement);
    this.drawing.replaceChildren(this.probe);
    const measure = new Map<Branch, number>();
    const placing = place(treesOf(this.rows), width, (branch) => {
      const known = measure.get(branch) ?? this.branchWidth(branch);
      measure.set(branch, known);
      return known;
    });
    this.drawing.setAttribute("viewBox", `0 0 ${width} ${placing.height}`);
    this.drawing.setAttribute("width", String(width));
    this.drawing.setAttribute("height", String(placing.height));
    const legend = placing.wide
      ? "A request comes from the left; a bar is where a stranger is refused."
      : "";
    this.words.textContent = `${legend} ${this.rest}`.trim();
    this.words.hidden = this.words.textContent === "";
    const letter = this.measure("0", "part-url");
    const drawWay = placing.wide ? drawColumnWay : drawIndentedWay;
    const ways = svg("g", { role: "presentation", "aria-hidden": "true" });
    this.parts = placing.parts.map((placed) => {
      if (placed.parent) {
        const verdict = isBranch(placed.of) ? null : placed.of.route.verdict;
        ways.append(...drawWay(placed.from, placed, verdict));
      }
      return { placed, group: this.part(placed, placing.wide, Math.floor((width - placed.x - 30) / letter)) };
    });
    this.drawing.append(ways, ...this.parts.map(({ group }) => group));
    this.reach(Math.min(this.reached, this.parts.length - 1));
    this.markCurrent(this.current);
    if (focused) this.parts[this.reached]?.group.focus();
  }

  /** A part stays as drawn while its route moves: the newest row knows where to. */
  private go({ key }: Row): void {
    const row = this.rows.find((one) => one.key === key);
    if (row) this.jump(row);
  }

  private part(placed: Placed, wide: boolean, letters: number): SVGGElement {
    const { of } = placed;
    const group = isBranch(of) ? branchPart(of, placed, wide) : routePart(of, placed, letters);
    group.setAttribute("role", "treeitem");
    group.setAttribute("aria-level", String(placed.level));
    group.setAttribute("tabindex", "-1");
    if (!isBranch(of)) group.addEventListener("click", () => this.go(of));
    group.addEventListener("focus", () => {
      this.reach(this.parts.findIndex((part) => part.group === group));
    });
    return group;
  }

  private branchWidth(branch: Branch): number {
    return 12 + Math.max(
      this.measure(branchName(branch), "part-name"),
      this.measure(openWords(branch), "part-note"),
    );
  }

  private measure(text: string, className: string): number {
    this.probe.setAttribute("class", `picture-probe ${className}`);
    this.probe.textContent = text;
    return this.probe.getComputedTextLength();
  }

  private reach(index: number): void {
    this.parts[this.reached]?.group.setAttribute("tabindex", "-1");
    this.reached = Math.max(index, 0);
    this.parts[this.reached]?.group.setAttribute("tabindex", "0");
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const part = this.parts[this.reached];
    if (!part) return;
    const { of } = part.placed;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (!isBranch(of)) this.go(of);
      return;
    }
    const next = this.neighbour(event.key);
    if (next === null) return;
    event.preventDefault();
    this.parts[next]?.group.focus();
  }

  /** Where a key leads, as a tree's keys do; null for other keys. */
  private neighbour(key: string): number | null {
    const last = this.parts.length - 1;
    const { reached } = this;
    const parent = this.parts[reached]?.placed.parent;
    switch (key) {
      case "ArrowDown":
        return Math.min(reached + 1, last);
      case "ArrowUp":
        return Math.max(reached - 1, 0);
      case "ArrowRight":
        return this.parts[reached + 1]?.placed.parent === this.parts[reached]?.placed ? reached + 1 : reached;
      case "ArrowLeft":
        return parent ? this.parts.findIndex(({ placed }) => placed === parent) : reached;
      case "Home":
        return 0;
      case "End":
        return last;
      default:
        return null;
    }
  }
}

function branchName({ kind, name }: Branch): string {
  if (name !== "") return visible(name);
  return kind === "app" ? "an app elsewhere" : "a blueprint";
}

/** "1 of 6 open", under a branch's name. */
function openWords(branch: Branch): string {
  const counts = tally(rowsBelow(branch));
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const open = counts.get("unprotected") ?? 0;
  return open === 0 ? count(total, "route") : `${open} of ${total} open`;
}

function branchPart(branch: Branch, { x, y }: Placed, wide: boolean): SVGGElement {
  const rows = rowsBelow(branch);
  const open = rows.some((row) => row.route.verdict === "unprotected");
  const name = svg("text", { class: "part-name", x: x + 12, y: y + 4.5 }, branchName(branch));
  const note = wide
    ? svg("text", { class: "part-note", x: x + 12, y: y + 20 }, openWords(branch))
    : svg("tspan", { class: "part-note", dx: 2 }, openWords(branch));
  const group = svg("g", {
    class: `part part-branch${open ? " part-open" : ""}`,
    "aria-label": `${branch.kind} ${branchName(branch)} ${openWords(branch)}`,
  });
  group.append(svg("circle", { class: "part-dot", cx: x + dotRadius, cy: y, r: dotRadius - 0.5 }), name);
  if (wide) group.append(" ", note);
  else name.append(" ", note);
  return group;
}

function routePart(row: Row, { x, y }: Placed, letters: number): SVGGElement {
  const { route, stale } = row;
  const methods = route.methods.join(" ");
  const url = visible(route.urlRule) || "URL not known";
  const room = Math.max(letters - methods.length - 1, 8);
  return svg(
    "g",
    {
      class: `part part-route part-${route.verdict}${stale ? " part-stale" : ""}`,
      "aria-label": `${methods} ${url}: ${verdicts[route.verdict].words}${stale ? ", from the text before" : ""}`,
    },
    svg("title", {}, sentence(route.reason)),
    svg("rect", { class: "part-ground", x: x - 2, y: y - lineHeight / 2 + 1, width: "100%", height: lineHeight - 2, rx: 4 }),
    svg("g", { class: `mark-${route.verdict}`, transform: `translate(${x + 1} ${y - 8})` }, ...markPaths(route.verdict)),
    svg(
      "text",
      { class: "part-words", x: x + 24, y: y + 4.5 },
      svg("tspan", { class: "part-methods" }, methods),
      svg("tspan", { class: "part-url", dx: 8 }, url.length > room ? `${url.slice(0, room - 1)}…` : url),
    ),
  );
}
