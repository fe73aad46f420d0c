// What a person typed, kept in this browser. Each tab has its draft, which survives
// a reload; all drafts stand in one list, so that a new tab begins with the newest,
// and that of a closed tab can be brought back.

import type { SourceFile } from "./contract";

export interface Draft {
  files: SourceFile[];
  /** The place of the file that was shown. */
  shown: number;
}

interface Kept extends Draft {
  /** The tab that it is the draft of; "": of none, it was set aside. */
  tab: string;
}

/** What is asked of OpenTabs. */
export interface Tabs {
  /** This one's. */
  readonly name: string;
  /** Whether another tab is open under this name. */
  has(name: string): boolean;
}

const listKey = "unguarded.drafts";
const ownKey = "unguarded.draft";

/** Older ones than these are let go. */
const mostKept = 6;

export class Drafts {
  /** The tab whose draft this one began with. Where it is closed, the next edit takes that over. */
  private adopted = "";

  /** A storage can be missing, refuse to be read, or be full. */
  constructor(
    private readonly tabs: Tabs,
    private readonly shared: () => Storage,
    private readonly own: () => Storage,
  ) {}

  /** What the tab begins with: its own draft or, where it is new, the newest. */
  begin(): Draft | null {
    const { list } = this;
    const mine = list.find(({ tab }) => tab === this.tabs.name);
    if (mine) return mine;
    const own = read(this.own, ownKey);
    if (own !== null) return draftFrom(own);
    const newest = list.find(({ tab }) => tab !== "") ?? null;
    this.adopted = newest?.tab ?? "";
    return newest;
  }

  /** Whether the tab began with a copy of what another one shows. */
  get copied(): boolean {
    return this.adopted !== "" && this.tabs.has(this.adopted);
  }

  /** Keeps this tab's draft; false where the browser can't. A blank one is no draft. */
  keep({ files, shown }: Draft): boolean {
    const draft: Kept = { files, shown, tab: this.tabs.name };
    const others = this.list.filter((one) => !this.isMine(one) && !(this.isAside(one) && same(one, draft)));
    this.adopted = "";
    if (blank(draft)) {
      this.forgetOwn();
      return write(this.shared, listKey, others);
    }
    if (!write(this.own, ownKey, { files, shown })) write(this.own, ownKey, []);
    if (write(this.shared, listKey, [draft, ...others].slice(0, mostKept))) return true;
    // A shorter text of this tab would come back as if it were this one.
    write(this.shared, listKey, others);
    this.forgetOwn();
    return false;
  }

  /** Something else takes the place of this tab's draft, which is kept without it. */
  setAside(): void {
    write(this.shared, listKey, this.list.map((one) => (this.isMine(one) ? { ...one, tab: "" } : one)));
    this.adopted = "";
    this.forgetOwn();
  }

  /** The drafts that no open tab shows, the newest first. */
  get aside(): Draft[] {
    return this.list.filter((one) => this.isAside(one));
  }

  /** Takes the newest draft out of the list that no open tab shows. */
  takeAside(): Draft | null {
    const { list } = this;
    const first = list.find((one) => this.isAside(one)) ?? null;
    write(this.shared, listKey, list.filter((one) => one !== first));
    return first;
  }

  /** Lets this tab's draft go, or the one that it began with. */
  forget(): void {
    write(this.shared, listKey, this.list.filter((one) => !this.isMine(one)));
    this.adopted = "";
    this.forgetOwn();
  }

  private isMine({ tab }: Kept): boolean {
    return tab === this.tabs.name || (tab !== "" && tab === this.adopted && !this.tabs.has(tab));
  }

  private isAside(one: Kept): boolean {
    return !this.isMine(one) && !this.tabs.has(one.tab);
  }

  /** From now on this tab has no draft, whichever others there are. */
  private forgetOwn(): void {
    write(this.own, ownKey, { files: [] });
  }

  private get list(): Kept[] {
    const list = read(this.shared, listKey);
    return Array.isArray(list) ? list.map(keptFrom).filter((one) => one !== null) : [];
  }
}

function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: unknown): boolean {
  try {
    if (Array.isArray(value) && value.length === 0) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function keptFrom(value: unknown): Kept | null {
  const draft = draftFrom(value);
  const { tab } = (value ?? {}) as Partial<Kept>;
  return draft && { ...draft, tab: typeof tab === "string" ? tab : "" };
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
