// The menu of examples: a button that opens a panel of buttons, in groups.

import groups, { type Example } from "generated:examples";
import { button, element, prose } from "./dom";
import { Menu } from "./menu";

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
  private readonly menu = new Menu("examples");

  constructor(private readonly choose: (example: Example) => void) {
    const all = element("div", { class: "menu-groups" });
    for (const { group, examples } of groups) {
      all.append(this.group(group, examples));
    }
    this.menu.panel.append(all);
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
        this.menu.close();
        this.choose(example);
      },
      ...exampleWords(example),
    );
    item.dataset.example = example.name;
    return item;
  }
}
