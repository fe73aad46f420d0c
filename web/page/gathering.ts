// The files of a project as they are read: what is taken, and what is left out and
// why.

import type { SourceFile } from "./contract";
import { decode } from "./decode";
import { environmentOf, unwanted, largestFile, type WhyLeft } from "./wanted";
import { longestText } from "./wording";

/** As many of each kind are named. */
const mostNamed = 200;

export interface LeftOut {
  count: number;
  /** The first of them. */
  paths: string[];
}

export interface Gathered {
  files: SourceFile[];
  /** The place of the file to show first. */
  shown: number;
  left: Map<WhyLeft, LeftOut>;
}

export class Gathering {
  private readonly taken = new Map<string, string>();
  private readonly left = new Map<WhyLeft, LeftOut>();
  private readonly environments = new Set<string>();
  private length = 0;

  get count(): number {
    return this.taken.size;
  }

  /** Whether the file is to be read; if not, it counts as left out. */
  wants(path: string, size: number): boolean {
    const why = unwanted(path) ?? (size > largestFile ? "large" : null);
    if (why) this.leave(path, why);
    return why === null;
  }

  take(path: string, bytes: Uint8Array): void {
    const source = decode(bytes);
    if (source === null) {
      this.leave(path, "text");
    } else if (this.length + source.length > longestText) {
      this.leave(path, "full");
    } else {
      this.length += source.length;
      this.taken.set(path, source);
    }
  }

  leave(path: string, why: WhyLeft): void {
    const environment = environmentOf(path);
    if (environment !== null) this.environments.add(environment);
    const kind = this.left.get(why) ?? { count: 0, paths: [] };
    kind.count++;
    if (kind.paths.length < mostNamed) kind.paths.push(path);
    this.left.set(why, kind);
  }

  end(): Gathered {
    for (const path of [...this.taken.keys()]) {
      if (![...this.environments].some((folder) => path.startsWith(folder))) continue;
      this.taken.delete(path);
      this.leave(path, "folder");
    }
    const paths = [...this.taken.keys()].sort();
    const top = commonFolder(paths);
    const files = paths.map((path) => ({ path: path.slice(top.length), source: this.taken.get(path) ?? "" }));
    const main = files.findIndex(({ path, source }) => path.endsWith(".py") && /\bFlask\(/.test(source));
    return { files, shown: Math.max(0, main), left: this.left };
  }
}

/**
 * The folder that holds all, with its slash: the one that was opened. It is part
 * of the modules' names only if it is a package.
 */
function commonFolder(paths: string[]): string {
  const [first = ""] = paths;
  const top = first.slice(0, first.indexOf("/") + 1);
  const all = top !== "" && paths.every((path) => path.startsWith(top));
  return all && !paths.includes(`${top}__init__.py`) ? top : "";
}
