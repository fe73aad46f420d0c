// The open files above the editor: a button for each, and for the one that is
// shown the means to rename it and to take it away.

import { button, element, find, visible } from "./dom";
import { nameFor } from "./file-name";
import { drawMark } from "./mark";
import { svg } from "./svg";

export interface FilesBarEvents {
  select(path: string): void;
  add(): void;
  remove(path: string): void;
  rename(path: string, to: string): void;
}

/** More tabs than this would not be found among each other. */
const mostTabs = 200;

export class FilesBar {
  private readonly list = find("files");
  private readonly problem = find("file-problem");
  private paths: readonly string[] = [];
  private shown = "";
  private open: ReadonlyMap<string, number> = new Map();
  private drawn = "";

  constructor(private readonly events: FilesBarEvents) {
    find("add-file").addEventListener("click", () => events.add());
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  /** Shows these files; those with open routes get a mark with their number. */
  show(paths: readonly string[], shown: string, open: ReadonlyMap<string, number>): void {
    const state = JSON.stringify([paths, shown, [...open]]);
    if (state === this.drawn || this.list.querySelector("input")) return;
    this.drawn = state;
    this.paths = paths;
    this.shown = shown;
    this.open = open;
    const focused = this.list.contains(document.activeElement);
    const near = paths.slice(0, mostTabs);
    if (!near.includes(shown)) near.push(shown);
    const { scrollLeft } = this.list;
    this.list.replaceChildren(...near.map((path) => this.item(path, open.get(path) ?? 0)));
    if (focused) this.current?.focus();
    this.list.scrollLeft = scrollLeft;
    this.current?.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Asks for a name for the file that is shown. */
  rename(): void {
    const item = this.current?.closest("li");
    if (!item) return;
    const path = this.shown;
    const input = element("input", {
      class: "file-rename",
      attributes: { "aria-label": "Name of the file", spellcheck: "false", autocapitalize: "off", size: String(Math.max(8, path.length + 2)) },
    });
    input.value = path;
    let ended = false;
    const end = () => {
      ended = true;
      input.remove();
      this.problem.textContent = "";
      this.drawn = "";
      this.show(this.paths, this.shown, this.open);
    };
    const keep = () => {
      if (ended) return;
      const others = this.paths.filter((one) => one !== path);
      const name = nameFor(input.value, others);
      if ("why" in name) {
        this.problem.textContent = name.why;
        input.setAttribute("aria-invalid", "true");
        return;
      }
      end();
      if (name.path !== path) this.events.rename(path, name.path);
      this.current?.focus();
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") keep();
      if (event.key !== "Escape") return;
      end();
      this.current?.focus();
    });
    input.addEventListener("blur", () => {
      keep();
      if (!ended) end();
    });
    item.replaceChildren(input);
    input.focus();
    input.setSelectionRange(path.lastIndexOf("/") + 1, path.replace(/\.py$/, "").length);
  }

  private get current(): HTMLButtonElement | null {
    return this.list.querySelector("[aria-current]");
  }

  private item(path: string, open: number): HTMLElement {
    const shown = path === this.shown;
    const name = button("file-name", () => this.events.select(path), visible(path));
    name.tabIndex = shown ? 0 : -1;
    name.dataset.path = path;
    if (open > 0) {
      const mark = element("span", { class: "file-open" }, drawMark("unprotected"), open.toLocaleString("en"));
      mark.append(element("span", { class: "visually-hidden" }, open === 1 ? " open route" : " open routes"));
      name.append(mark);
    }
    const item = element("li", { class: shown ? "file file-shown" : "file" }, name);
    if (!shown) return item;
    name.setAttribute("aria-current", "true");
    name.addEventListener("dblclick", () => this.rename());
    item.append(icon("Rename", path, "M3 13l.7-3L10.6 3.1l2.3 2.3L6 12.3zM9.2 4.5l2.3 2.3", () => this.rename()));
    if (this.paths.length > 1) {
      item.append(icon("Take away", path, "M4.5 4.5l7 7M11.5 4.5l-7 7", () => this.events.remove(path)));
    }
    return item;
  }

  private key(event: KeyboardEvent): void {
    const at = this.paths.indexOf(this.shown);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: this.paths.length - 1 }[event.key];
    if (to !== undefined) {
      const path = this.paths[Math.min(Math.max(to, 0), this.paths.length - 1)];
      if (path !== undefined) this.events.select(path);
    } else if (event.key === "F2") {
      this.rename();
    } else if (event.key === "Delete" && this.paths.length > 1) {
      this.events.remove(this.shown);
    } else {
      return;
    }
    event.preventDefault();
  }
}

function icon(what: string, path: string, d: string, act: () => void): HTMLButtonElement {
  const node = button("file-action", act, svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }, svg("path", { d })));
  node.setAttribute("aria-label", `${what} ${visible(path)}`);
  node.title = what;
  return node;
}
