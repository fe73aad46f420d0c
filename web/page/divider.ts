// The line between code and answer: dragged, or moved by keys, it sets the width of
// the code. Two presses put it back.

import { find } from "./dom";
import { keepSettings, readSettings } from "./settings";

const least = 25;
const most = 75;
const step = 2;

export class Divider {
  private readonly line = find("divider");
  private readonly work = find("work");
  private readonly sheet = new CSSStyleSheet();
  private width: number | null = null;

  constructor() {
    document.adoptedStyleSheets.push(this.sheet);
    this.set(readSettings().width);
    this.line.addEventListener("keydown", (event) => this.key(event));
    this.line.addEventListener("dblclick", () => this.keep(null));
    this.line.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      this.line.focus();
      this.line.setPointerCapture(event.pointerId);
    });
    this.line.addEventListener("pointermove", (event) => {
      if (this.line.hasPointerCapture(event.pointerId)) this.set(this.at(event.clientX));
    });
    this.line.addEventListener("lostpointercapture", () => keepSettings({ width: this.width }));
  }

  private at(x: number): number {
    const { left, width } = this.work.getBoundingClientRect();
    return ((x - left) / width) * 100;
  }

  /** Where it stands, in percent. */
  private get place(): number {
    return this.width ?? this.at(this.line.getBoundingClientRect().left);
  }

  private set(width: number | null): void {
    this.width = width === null ? null : Math.round(Math.min(most, Math.max(least, width)) * 10) / 10;
    this.sheet.replaceSync(this.width === null ? "" : `.work { --code: ${this.width}fr; --answer: ${100 - this.width}fr; }`);
    this.line.setAttribute("aria-valuenow", String(Math.round(this.width ?? 50)));
  }

  private keep(width: number | null): void {
    this.set(width);
    keepSettings({ width: this.width });
  }

  private key(event: KeyboardEvent): void {
    const to = {
      ArrowLeft: this.place - step,
      ArrowRight: this.place + step,
      Home: least,
      End: most,
      Enter: null,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.keep(to);
  }
}
