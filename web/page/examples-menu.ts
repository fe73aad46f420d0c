// The menu of examples: a button that opens a panel of buttons, in groups.

import groups, { type Example } from "generated:examples";
import { button, element, find, prose } from "./dom";

export type { Example };

/** What the page shows at a first visit. */
export function firstExample(): Example {
  const example = groups[0]?.examples[0];
  if (!example) throw new Error("the page was bundled without examples");
  return example;
}

/** A few to offer where there is nothing to check. */
export function fewExamples(): Example[] {
  return groups.flatMap((group) => group.examples.slice(0, 2)).slice(0, 3);
}

/** An example's title and sentence, for a button. */
export function exampleWords(example: Example): HTMLElement[] {
  const sentence = element("span", { class: "menu-item-sentence" });
  sentence.append(prose(example.sentence));
  return [
    element("span", { class: "menu-item-title" }, example.title),
    sentence,
  ];
}

export class ExamplesMenu {
  private readonly opener = find<HTMLButtonElement>("examples-button");
  private readonly panel = find("examples-panel");

  constructor(private readonly choose: (example: Example) => void) {
    const all = element("div", { class: "menu-groups" });
    for (const { group, examples } of groups) {
      all.append(this.group(group, examples));
    }
    this.panel.append(all);
    this.opener.addEventListener("click", () => this.toggle(this.panel.hidden !== false));
    document.addEventListener("pointerdown", (event) => {
      if (!find("examples").contains(event.target as Node)) this.toggle(false);
    });
    find("examples").addEventListener("keydown", (event) => this.key(event));
    find("examples").addEventListener("focusout", (event) => {
      const next = event.relatedTarget as Node | null;
      if (next && !find("examples").contains(next)) this.toggle(false);
    });
  }

  private group(title: string, examples: Example[]): HTMLElement {
    const id = `examples-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
    const list = element("ul", {
      class: "menu-list",
      attributes: { "aria-labelledby": id },
    });
    for (const example of examples) list.append(element("li", {}, this.item(example)));
    return element(
      "div",
      { class: "menu-group" },
      element("h2", { class: "menu-title", attributes: { id } }, title),
      list,
    );
  }

  private item(example: Example): HTMLElement {
    const item = button(
      "menu-item",
      () => {
        this.toggle(false);
        this.choose(example);
      },
      ...exampleWords(example),
    );
    item.dataset.example = example.name;
    return item;
  }

  private toggle(open: boolean): void {
    this.panel.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.toggle(false);
      this.opener.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.toggle(true);
    const items = [...this.panel.querySelectorAll<HTMLElement>(".menu-item")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const start = at < 0 && step < 0 ? items.length : at;
    items[Math.min(Math.max(start + step, 0), items.length - 1)]?.focus();
  }
}
