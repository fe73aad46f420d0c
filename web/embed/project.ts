// Which blocks of a page are one project: those that a block names in `files`.

/** A block as its neighbours see it. */
export interface ProjectBlock {
  readonly file: string;
  readonly files: string[];
  readonly source: string;
  recheck(): void;
}

export class Projects<Block extends ProjectBlock & Element> {
  private readonly blocks = new Set<Block>();

  add(block: Block): void {
    this.blocks.add(block);
  }

  remove(block: Block): void {
    this.blocks.delete(block);
  }

  /** The block's own text, and those that it names and that are there. */
  filesOf(block: Block): { path: string; source: string }[] {
    const files = new Map([[block.file, block.source]]);
    for (const name of block.files) {
      const other = this.nearest(block, name);
      if (other && !files.has(name)) files.set(name, other.source);
    }
    return [...files].map(([path, source]) => ({ path, source }));
  }

  /** Checks again those that name this block, whose text has changed. */
  changed(block: Block): void {
    for (const other of this.blocks) {
      const concerned = other !== block && other.files.includes(block.file);
      if (concerned && this.nearest(other, block.file) === block) other.recheck();
    }
  }

  /** The nearest block with this name before the given one, else after it. */
  private nearest(block: Block, name: string): Block | undefined {
    const inOrder = [...this.blocks].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    const named = (one: Block) => one !== block && one.file === name;
    const at = inOrder.indexOf(block);
    return inOrder.slice(0, at).findLast(named) ?? inOrder.slice(at + 1).find(named);
  }
}
