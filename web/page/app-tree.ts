// The application as a tree: an app, its blueprints, their routes. Blueprints
// that are nested have dotted names, as Flask gives them.

import type { Row } from "./rows";

export interface Branch {
  kind: "app" | "blueprint";
  /** The app's variable, or the last part of the blueprint's name. */
  name: string;
  branches: Branch[];
  leaves: Row[];
}

/** One tree for each app, in the order of the rows. */
export function treesOf(rows: Row[]): Branch[] {
  const apps: Branch[] = [];
  for (const row of rows) {
    const { app, blueprint } = row.route;
    let branch = child(apps, "app", app);
    for (const name of blueprint === "" ? [] : blueprint.split(".")) {
      branch = child(branch.branches, "blueprint", name);
    }
    branch.leaves.push(row);
  }
  return apps;
}

function child(among: Branch[], kind: Branch["kind"], name: string): Branch {
  const known = among.find((one) => one.name === name);
  if (known) return known;
  const branch: Branch = { kind, name, branches: [], leaves: [] };
  among.push(branch);
  return branch;
}

/** All routes below a branch, its own first. */
export function rowsBelow(branch: Branch): Row[] {
  return [...branch.leaves, ...branch.branches.flatMap(rowsBelow)];
}
