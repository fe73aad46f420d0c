// Markdown as elements. A lesson can come from anyone, by a link: HTML in it
// stays text, pictures are not loaded, and links lead only to web pages.

import { parser, Table } from "@lezer/markdown";
import { element, visible } from "../dom";

const markdown = parser.configure([Table]);

/** The whole of a text; its children are the blocks. */
export function parseMarkdown(text: string): Block[] {
  return childrenOf(markdown.parse(text).topNode);
}

/** A node of the parsed text; from and to are offsets in it. */
export type Block = ReturnType<typeof markdown.parse>["topNode"];

export function childrenOf(node: Block): Block[] {
  const children: Block[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The code of a block and the words after its fence. */
export function codeOf(node: Block, text: string): { info: string; code: string } {
  const parts = childrenOf(node);
  const read = (name: string) =>
    parts.filter((part) => part.name === name).map(({ from, to }) => text.slice(from, to)).join("");
  return { info: read("CodeInfo"), code: `${read("CodeText")}\n` };
}

/** Gives Python its colours. */
export type Highlight = (code: string) => (Node | string)[];

export function renderBlocks(nodes: Block[], text: string, highlight: Highlight): HTMLElement[] {
  return nodes.flatMap((node) => renderBlock(node, text, highlight) ?? []);
}

function renderBlock(node: Block, text: string, highlight: Highlight): HTMLElement | null {
  const inner = () => renderBlocks(childrenOf(node), text, highlight);
  switch (node.name) {
    case "Paragraph":
      return element("p", {}, ...inlines(node, text));
    case "BulletList":
      return element("ul", {}, ...inner());
    case "OrderedList":
      return element("ol", {}, ...inner());
    case "ListItem":
      return element("li", {}, ...inner());
    case "Blockquote":
      return element("blockquote", {}, ...inner());
    case "FencedCode":
    case "CodeBlock":
      return renderCode(node, text, highlight);
    case "Table":
      return element("table", {}, ...childrenOf(node).filter(({ name }) => name !== "TableDelimiter").map((row) => renderRow(row, text)));
    case "HorizontalRule":
      return element("hr");
    case "HTMLBlock":
      return element("p", {}, visible(oneLine(text.slice(node.from, node.to))));
    default:
      if (!/Heading/.test(node.name)) return null;
      return element("h3", {}, ...inlines(node, text));
  }
}

function renderRow(row: Block, text: string): HTMLElement {
  const cell = row.name === "TableHeader" ? "th" : "td";
  return element(
    "tr",
    {},
    ...childrenOf(row)
      .filter(({ name }) => name === "TableCell")
      .map((one) => element(cell, {}, ...inlines(one, text))),
  );
}

/** Code as it stands; in a change, each line with its sign and colour. */
function renderCode(node: Block, text: string, highlight: Highlight): HTMLElement {
  const { info, code } = codeOf(node, text);
  const lines = code.trimEnd().split("\n").map(visible);
  const block = element("code");
  if (!info.startsWith("diff")) {
    block.append(...(info.startsWith("python") ? highlight(lines.join("\n")) : [lines.join("\n")]));
  } else {
    for (const line of lines) {
      const kind = { "+": "added", "-": "removed" }[line.charAt(0)] ?? "kept";
      block.append(element("span", { class: `diff-line diff-${kind}` }, `${line}\n`));
    }
  }
  return element("pre", { class: "lesson-code" }, block);
}

const marks = /Mark$|^(?:URL|LinkTitle|LinkLabel)$/;

/** The text between the children of a node, and the children. */
function inlines(node: Block, text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = node.from;
  for (const child of childrenOf(node)) {
    parts.push(visible(oneLine(text.slice(at, child.from))));
    if (!marks.test(child.name)) parts.push(inline(child, text));
    at = child.to;
  }
  parts.push(visible(oneLine(text.slice(at, node.to))));
  const heading = /Heading/.test(node.name);
  return heading && typeof parts[1] === "string" ? [...parts.slice(0, 1), parts[1].trimStart(), ...parts.slice(2)] : parts;
}

function inline(node: Block, text: string): Node | string {
  const written = text.slice(node.from, node.to);
  switch (node.name) {
    case "Emphasis":
      return element("em", {}, ...inlines(node, text));
    case "StrongEmphasis":
      return element("strong", {}, ...inlines(node, text));
    case "InlineCode":
      return element("code", {}, visible(oneLine(written.replace(/^`+|`+$/g, "").replace(/^ (.*) $/s, "$1"))));
    case "Link":
      return link(node, text, inlines(node, text));
    case "Autolink":
      return link(node, text, [visible(written.slice(1, -1))]);
    case "Image":
      return element("span", {}, ...inlines(node, text));
    case "Escape":
      return visible(written.slice(1));
    case "Entity":
      return visible(entity(written));
    case "HardBreak":
      return element("br");
    default:
      return visible(oneLine(written));
  }
}

/** A link to a web page; any other is its text alone. */
function link(node: Block, text: string, words: (Node | string)[]): HTMLElement {
  const url = childrenOf(node).find(({ name }) => name === "URL");
  const href = url ? text.slice(url.from, url.to) : "";
  if (!/^https?:\/\/[^\s]+$/.test(href)) return element("span", {}, ...words);
  return element("a", { attributes: { href, target: "_blank", rel: "noopener noreferrer" } }, ...words);
}

function entity(written: string): string {
  const named: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0" };
  const number = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(written);
  if (!number) return named[written] ?? written;
  const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2]);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
