// Where a report's lines are now. A report speaks of the texts that were sent; they
// go on changing. A snapshot keeps the sent texts and the changes since.

import {
  ChangeSet,
  MapMode,
  type ChangeDesc,
  type Text,
} from "@codemirror/state";
import type { Place, Position, Span } from "./contract";

/** Offsets in a file's text as it is now. */
export interface Range {
  from: number;
  to: number;
}

/** A range in one of the files. */
export interface Location extends Range {
  path: string;
}

class TextSnapshot {
  private changes: ChangeDesc;

  constructor(private readonly text: Text) {
    this.changes = ChangeSet.empty(text.length);
  }

  follow(changes: ChangeDesc): void {
    this.changes = this.changes.composeDesc(changes);
  }

  get unchanged(): boolean {
    return this.changes.empty;
  }

  /** Where the span is now; null for no place, or where its text is gone. */
  locate(span: Span): Range | null {
    if (span.start.line < 1) return null;
    const start = this.offset(span.start);
    const end = Math.max(start, this.offset(span.end));
    const from = this.changes.mapPos(start, 1, MapMode.TrackAfter);
    if (from === null) return null;
    return { from, to: Math.max(from, this.changes.mapPos(end, -1)) };
  }

  /** The offset in the sent text, kept inside it whatever the position says. */
  private offset({ line, column }: Position): number {
    const found = this.text.line(Math.min(Math.max(line, 1), this.text.lines));
    return Math.min(found.from + Math.max(column, 1) - 1, found.to);
  }
}

/** The texts of all files as they were sent. */
export class Snapshot {
  private readonly texts = new Map<string, TextSnapshot>();

  constructor(texts: Iterable<[path: string, text: Text]>) {
    for (const [path, text] of texts) this.texts.set(path, new TextSnapshot(text));
  }

  /** Whether there are several files, so that a line alone is no place. */
  get several(): boolean {
    return this.texts.size > 1;
  }

  follow(path: string, changes: ChangeDesc): void {
    this.texts.get(path)?.follow(changes);
  }

  get unchanged(): boolean {
    return [...this.texts.values()].every((text) => text.unchanged);
  }

  /** Where the place is now; null for no place, or where its text is gone. */
  locate({ path, span }: Place): Location | null {
    const range = this.texts.get(path)?.locate(span);
    return range ? { path, ...range } : null;
  }

  /** Where the lines from first to last are now. */
  locateLines(path: string, first: number, last = first): Location | null {
    const start = { line: first, column: 1 };
    const end = { line: last, column: Number.MAX_SAFE_INTEGER };
    return this.locate({ path, span: { start, end } });
  }
}

/** The snapshots that are still needed, moved along with every change. */
export class Snapshots {
  private live = new Set<Snapshot>();

  take(texts: Iterable<[path: string, text: Text]>): Snapshot {
    const snapshot = new Snapshot(texts);
    this.live.add(snapshot);
    return snapshot;
  }

  follow(path: string, changes: ChangeDesc): void {
    for (const snapshot of this.live) snapshot.follow(path, changes);
  }

  /** Whether answers about this snapshot's text can still be placed. */
  has(snapshot: Snapshot): boolean {
    return this.live.has(snapshot);
  }

  /** Lets go of all that were taken before this one, but for those kept. */
  releaseBefore(newest: Snapshot, kept: Snapshot[]): void {
    for (const snapshot of this.live) {
      if (snapshot === newest) return;
      if (!kept.includes(snapshot)) this.live.delete(snapshot);
    }
  }

  /** Lets go of all: other texts have taken the place of these. */
  clear(): void {
    this.live.clear();
  }
}
