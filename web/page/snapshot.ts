// Where a report's lines are now. A report speaks of the text that was sent; the
// text goes on changing. A snapshot keeps the sent text and the changes since.

import {
  ChangeSet,
  MapMode,
  type ChangeDesc,
  type Text,
} from "@codemirror/state";
import type { Position, Span } from "./contract";

/** Offsets in the editor's text as it is now. */
export interface Range {
  from: number;
  to: number;
}

export class Snapshot {
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

  /** Where the line with this number is now. */
  locateLine(line: number): Range | null {
    const start = { line, column: 1 };
    const end = { line, column: Number.MAX_SAFE_INTEGER };
    return this.locate({ start, end });
  }

  /** The offset in the sent text, kept inside it whatever the position says. */
  private offset({ line, column }: Position): number {
    const found = this.text.line(Math.min(Math.max(line, 1), this.text.lines));
    return Math.min(found.from + Math.max(column, 1) - 1, found.to);
  }
}

/** The snapshots that are still needed, moved along with every change. */
export class Snapshots {
  private live = new Set<Snapshot>();

  take(text: Text): Snapshot {
    const snapshot = new Snapshot(text);
    this.live.add(snapshot);
    return snapshot;
  }

  follow(changes: ChangeDesc): void {
    for (const snapshot of this.live) snapshot.follow(changes);
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

  /** Lets go of all: another text has taken this one's place. */
  clear(): void {
    this.live.clear();
  }
}
