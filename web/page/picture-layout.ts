// Where the parts of the app's picture stand, in CSS pixels. Where there is
// room, apps, blueprints and routes are columns and the way leads from left to
// right; else they are the lines of an indented tree.

import type { Branch } from "./app-tree";
import type { Row } from "./rows";

export interface Placed {
  x: number;
  y: number;
  /** 1 for an app. */
  level: number;
  of: Branch | Row;
  parent: Placed | null;
  /** Where the way to it begins. */
  from: { x: number; y: number };
}

export interface Placing {
  /** In the order in which they are read. */
  parts: Placed[];
  height: number;
  /** Columns rather than an indented tree. */
  wide: boolean;
}

/** How wide a branch's name and the line under it are. */
export type BranchWidth = (branch: Branch) => number;

export const lineHeight = 28;
const margin = 12;
const indent = 22;
const groupGap = 10;
const farDown = 5 * lineHeight;
export const dotRadius = 4;
/** The least room for the way between two columns. */
const wayWidth = 72;
/** The least room that the routes' column must be left with. */
const leastLeaf = 260;

export function isBranch(of: Branch | Row): of is Branch {
  return "leaves" in of;
}

export function place(trees: Branch[], width: number, branchWidth: BranchWidth): Placing {
  const columns = columnsOf(trees, branchWidth);
  const leafColumn = columns.at(-1) ?? margin;
  return width - leafColumn >= leastLeaf
    ? inColumns(trees, columns, branchWidth)
    : indented(trees);
}

/** The left edges of the branches' columns, and at last that of the routes. */
function columnsOf(trees: Branch[], branchWidth: BranchWidth): number[] {
  const columns: number[] = [];
  let x = margin;
  for (let level = trees; level.length > 0; level = level.flatMap((one) => one.branches)) {
    columns.push(x);
    x += Math.max(...level.map(branchWidth)) + wayWidth;
  }
  return [...columns, x];
}

function inColumns(trees: Branch[], columns: number[], branchWidth: BranchWidth): Placing {
  const parts: Placed[] = [];
  const leafX = columns.at(-1) ?? margin;
  let y = margin;
  const add = (branch: Branch, level: number, parent: Placed | null): Placed => {
    const x = columns[level - 1] ?? margin;
    const placed: Placed = { x, y: 0, level, of: branch, parent, from: { x, y: 0 } };
    parts.push(placed);
    const below: Placed[] = branch.leaves.map((row) => {
      const leaf = { x: leafX, y: y + lineHeight / 2, level: level + 1, of: row, parent: placed, from: placed };
      y += lineHeight;
      parts.push(leaf);
      return leaf;
    });
    for (const one of branch.branches) {
      if (below.length > 0) y += groupGap;
      below.push(add(one, level + 1, placed));
    }
    placed.y = beside(below[0]?.y ?? y, below.at(-1)?.y ?? y);
    const from = { x: x + branchWidth(branch) + 8, y: placed.y };
    for (const one of below) one.from = from;
    return placed;
  };
  trees.forEach((tree, index) => {
    if (index > 0) y += 2 * groupGap;
    add(tree, 1, null);
  });
  return { parts, height: Math.max(y, 2 * lineHeight) + margin, wide: true };
}

/** A branch stands before the middle of what is below it, unless that is far down. */
function beside(first: number, last: number): number {
  return Math.min((first + last) / 2, first + farDown);
}

function indented(trees: Branch[]): Placing {
  const parts: Placed[] = [];
  let y = margin;
  /** Where the way to the next part below a branch begins. */
  const ends = new Map<Placed, { x: number; y: number }>();
  const put = (of: Branch | Row, level: number, parent: Placed | null): Placed => {
    const x = margin + (level - 1) * indent;
    const middle = y + lineHeight / 2;
    const from = (parent && ends.get(parent)) ?? { x, y: middle };
    const placed = { x, y: middle, level, of, parent, from };
    ends.set(placed, { x: x + dotRadius, y: middle + 2 * dotRadius });
    if (parent) ends.set(parent, { x: from.x, y: middle - 2 * dotRadius });
    y += lineHeight;
    parts.push(placed);
    return placed;
  };
  const add = (branch: Branch, level: number, parent: Placed | null): void => {
    const placed = put(branch, level, parent);
    for (const row of branch.leaves) put(row, level + 1, placed);
    for (const one of branch.branches) add(one, level + 1, placed);
  };
  for (const tree of trees) add(tree, 1, null);
  return { parts, height: y + margin, wide: false };
}
