// Keys for what is done often, and the sheet that lists them.

import { Dialog } from "./dialog";
import { element } from "./dom";

const apple = /Mac|iP(?:hone|ad)/.test(navigator.platform);
const modifier = apple ? "⌘" : "Ctrl";

/** What a key does; the sheet's words for it. */
interface Shortcut {
  keys: string[];
  words: string;
}

const sheet: [title: string, shortcuts: Shortcut[]][] = [
  ["Anywhere", [
    { keys: ["F6"], words: "Go to the next part: code, answer" },
    { keys: ["F8"], words: "Go to the next open route in the code" },
    { keys: ["Shift", "F8"], words: "Go to the one before" },
    { keys: [modifier, "S"], words: "Share" },
    { keys: [modifier, "O"], words: "Open files" },
    { keys: ["?"], words: "Show this sheet, outside of text" },
    { keys: ["Esc"], words: "Close what is open" },
  ]],
  ["In the code", [
    { keys: [modifier, "F"], words: "Search" },
    { keys: [modifier, "Z"], words: "Undo" },
    { keys: ["Tab"], words: "Indent" },
    { keys: ["Esc", "Tab"], words: "Leave the editor" },
  ]],
  ["Among the files", [
    { keys: ["←", "→"], words: "Show the next file" },
    { keys: ["F2"], words: "Rename" },
    { keys: ["Delete"], words: "Take away" },
  ]],
  ["Elsewhere", [
    { keys: ["↑", "↓"], words: "Walk through the routes, or a menu" },
    { keys: ["←", "→"], words: "Move the line between code and answer" },
  ]],
];

export interface ShortcutEvents {
  nextPart(): void;
  openRoute(step: 1 | -1): void;
  share(): void;
  open(): void;
}

export class Shortcuts {
  private readonly dialog = new Dialog("Keyboard shortcuts");

  constructor(private readonly events: ShortcutEvents) {
    for (const [title, shortcuts] of sheet) {
      const list = element("dl", { class: "keys" });
      for (const { keys, words } of shortcuts) {
        list.append(element("dt", {}, ...keys.map((key) => element("kbd", {}, key))), element("dd", {}, words));
      }
      this.dialog.body.append(element("section", { class: "keys-part" }, element("h3", {}, title), list));
    }
    document.addEventListener("keydown", (event) => this.key(event));
  }

  open(): void {
    this.dialog.open();
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const act = this.meant(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  private meant(event: KeyboardEvent): (() => void) | null {
    const { key, shiftKey } = event;
    const chord = apple ? event.metaKey : event.ctrlKey;
    if (event.altKey) return null;
    if (chord) {
      if (shiftKey) return null;
      return { s: this.events.share, o: this.events.open }[key.toLowerCase()] ?? null;
    }
    if (key === "F6") return this.events.nextPart;
    if (key === "F8") return () => this.events.openRoute(shiftKey ? -1 : 1);
    return key === "?" && !writing(event) ? () => this.open() : null;
  }
}

/** Whether the key goes into a text. */
function writing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
