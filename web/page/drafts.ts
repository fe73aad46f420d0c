// What a person typed, kept in this browser: the draft, which survives a reload,
// and drafts that something else took the place of, to be brought back.

import type { SourceFile } from "./contract";

export interface Draft {
  files: SourceFile[];
  /** The place of the file that was shown. */
  shown: number;
}

const draftKey = "unguarded.draft";
const asideKey = "unguarded.aside";

/** Older ones than these are let go. */
const mostAside = 5;

export class Drafts {
  /** The storage can be missing, refuse to be read, or be full. */
  constructor(private readonly storage: () => Storage) {}

  get draft(): Draft | null {
    return draftFrom(this.read(draftKey));
  }

  /** Keeps the draft; false where the browser can't. A blank one is no draft. */
  keep(draft: Draft): boolean {
    if (blank(draft)) return this.write(draftKey, null);
    const rest = this.aside.filter((one) => !same(one, draft));
    if (rest.length < this.aside.length) this.write(asideKey, rest);
    if (this.write(draftKey, draft)) return true;
    // A shorter text under this key would come back as if it were this one.
    this.write(draftKey, null);
    return false;
  }

  /** Something else takes the draft's place: the draft goes to the others. */
  setAside(): void {
    const { draft } = this;
    if (!draft) return;
    const others = this.aside.filter((one) => !same(one, draft));
    if (this.write(asideKey, [draft, ...others].slice(0, mostAside))) this.write(draftKey, null);
  }

  /** The drafts that were set aside, the newest first. */
  get aside(): Draft[] {
    const list = this.read(asideKey);
    return Array.isArray(list) ? list.map(draftFrom).filter((one) => one !== null) : [];
  }

  /** Takes the newest draft out that was set aside. */
  takeAside(): Draft | null {
    const [first = null, ...rest] = this.aside;
    this.write(asideKey, rest);
    return first;
  }

  forget(): void {
    this.write(draftKey, null);
  }

  private read(key: string): unknown {
    try {
      return JSON.parse(this.storage().getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  private write(key: string, value: unknown): boolean {
    try {
      const empty = value === null || (Array.isArray(value) && value.length === 0);
      if (empty) this.storage().removeItem(key);
      else this.storage().setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }
}

function draftFrom(value: unknown): Draft | null {
  const draft = value as Partial<Draft> | null;
  if (!Array.isArray(draft?.files)) return null;
  const files = draft.files.filter(
    (file) => typeof file?.path === "string" && typeof file.source === "string",
  );
  if (files.length === 0) return null;
  const shown = Number.isInteger(draft.shown) ? Number(draft.shown) : 0;
  return { files, shown: Math.min(Math.max(shown, 0), files.length - 1) };
}

function blank({ files }: Draft): boolean {
  return files.every(({ source }) => source.trim() === "");
}

function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(one.files) === JSON.stringify(other.files);
}
