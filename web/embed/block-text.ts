// The code of a block as the page shows it, whatever a highlighter made of it,
// and where each of its lines is on the screen.

/** What stands in a block and is no code: line numbers, buttons. */
const notCode = ".linenos, .lineno, .line-numbers, .linenumber, button, [aria-hidden=true]";

/** A piece of the text, and where it comes from. */
interface Piece {
  /** Offset in the block's text, UTF-16. */
  start: number;
  node: Text;
}

export class BlockText {
  /** The code, its lines joined by "\n". */
  readonly text: string;
  private readonly pieces: Piece[] = [];

  constructor(code: Element) {
    let text = "";
    const walk = (node: Node): void => {
      if (node instanceof Text) {
        this.pieces.push({ start: text.length, node });
        text += node.data;
      } else if (node instanceof HTMLBRElement) {
        text += "\n";
      } else if (node instanceof Element && !node.matches(notCode)) {
        node.childNodes.forEach(walk);
      }
    };
    code.childNodes.forEach(walk);
    this.text = text;
  }

  /**
   * Where the text of a line is, the first being 1; null for a line that is
   * not there or is not shown. An empty line has a box without width.
   */
  lineBox(line: number): DOMRect | null {
    const start = this.lineStart(line);
    if (start === null) return null;
    const end = this.text.indexOf("\n", start);
    const stop = end < 0 ? this.text.length : end;
    const range = document.createRange();
    const from = this.placeOf(start);
    const to = this.placeOf(stop);
    if (!from || !to) return null;
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const box = range.getBoundingClientRect();
    return box.height > 0 ? box : null;
  }

  private lineStart(line: number): number | null {
    let start = 0;
    for (let number = 1; number < line; number++) {
      const end = this.text.indexOf("\n", start);
      if (end < 0) return null;
      start = end + 1;
    }
    return start;
  }

  private placeOf(offset: number): { node: Text; offset: number } | null {
    const piece = this.pieces.findLast((one) => one.start <= offset);
    if (!piece) return null;
    const within = Math.min(offset - piece.start, piece.node.length);
    return { node: piece.node, offset: within };
  }
}
