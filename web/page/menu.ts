// A button that opens a panel of buttons below it. Arrow keys walk through them;
// Escape, a press elsewhere or leaving it closes the panel.

import { find } from "./dom";

export class Menu {
  readonly panel: HTMLElement;
  private readonly box: HTMLElement;
  private readonly opener: HTMLButtonElement;

  /** The box's id; its button and panel are named after it. */
  constructor(id: string, private readonly opening: () => void = () => undefined) {
    this.box = find(id);
    this.opener = find<HTMLButtonElement>(`${id}-button`);
    this.panel = find(`${id}-panel`);
    this.opener.addEventListener("click", () => this.toggle(this.panel.hidden !== false));
    document.addEventListener("pointerdown", (event) => {
      if (!this.box.contains(event.target as Node)) this.toggle(false);
    });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focusout", (event) => {
      const next = event.relatedTarget as Node | null;
      if (next && !this.box.contains(next)) this.toggle(false);
    });
  }

  close(): void {
    this.toggle(false);
  }

  /** Closes it; the focus goes back to its button. */
  leave(): void {
    if (this.panel.hidden) return;
    this.toggle(false);
    this.opener.focus();
  }

  private toggle(open: boolean): void {
    if (open !== (this.panel.hidden !== false)) return;
    if (open) this.opening();
    this.panel.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || !shown(this.opener)) return;
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      this.leave();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // In a group of choices the arrow keys choose.
    if (!step || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    this.toggle(true);
    const items = [...this.panel.querySelectorAll<HTMLElement>("button")].filter(shown);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const start = at < 0 && step < 0 ? items.length : at;
    items[Math.min(Math.max(start + step, 0), items.length - 1)]?.focus();
  }
}

function shown(node: Element): boolean {
  return node.getClientRects().length > 0;
}
