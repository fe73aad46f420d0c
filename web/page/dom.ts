// Building and finding elements. Text from outside only ever becomes text
// nodes, so markup in it stays text.

type Child = Node | string | null;

interface Properties {
  class?: string;
  /** Attributes; an empty string sets one without a value. */
  attributes?: Record<string, string>;
  onClick?: (event: MouseEvent) => void;
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  if (properties.class) node.className = properties.class;
  for (const [key, value] of Object.entries(properties.attributes ?? {})) {
    node.setAttribute(key, value);
  }
  const { onClick } = properties;
  if (onClick) {
    node.addEventListener("click", (event) => onClick(event as MouseEvent));
  }
  node.append(...children.filter((child): child is Node | string => child !== null));
  return node;
}

/** A button that submits nothing. */
export function button(
  className: string,
  onClick: (event: MouseEvent) => void,
  ...children: Child[]
): HTMLButtonElement {
  return element(
    "button",
    { class: className, attributes: { type: "button" }, onClick },
    ...children,
  );
}

/** The element of index.html with this id. */
export function find<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no element with the id "${id}"`);
  return node as Kind;
}

/** Goes to a line of the checked text. */
export type GoToLine = (line: number) => void;

/**
 * A sentence of the checker: what stands in backquotes becomes code and, where
 * there is a way to go there, "line 9" a button.
 */
export function prose(text: string, goTo?: GoToLine): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split("`").forEach((part, index, parts) => {
    const quoted = index % 2 === 1;
    if (quoted && index < parts.length - 1) {
      fragment.append(element("code", {}, visible(part)));
    } else {
      fragment.append(quoted ? "`" : "", ...withLines(visible(part), goTo));
    }
  });
  return fragment;
}

function withLines(
  text: string,
  goTo: GoToLine | undefined,
): (Node | string)[] {
  if (!goTo) return [text];
  return text.split(/\b(line \d+)\b/).map((part, index) => {
    if (index % 2 === 0) return part;
    return button("line-link", () => goTo(Number(part.slice(5))), part);
  });
}

/** Text for people, without what would reorder or hide its neighbours. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    "\ufffd",
  );
}

/**
 * Makes these the children that stand after one of them, or all. Those that are
 * there already stay in place, with the focus in them.
 */
export function arrange(parent: Element, children: Element[], after: Element | null = null): void {
  const wanted = new Set(children);
  let next = after ? after.nextElementSibling : parent.firstElementChild;
  const skip = () => {
    while (next && !wanted.has(next)) {
      const gone = next;
      next = gone.nextElementSibling;
      gone.remove();
    }
  };
  skip();
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
    skip();
  }
}

/** "1 route", "12 routes": the number with its noun. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
