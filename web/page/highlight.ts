// Python in quiet colours: the only loud ones on the page are the verdicts'.

import { pythonLanguage } from "@codemirror/lang-python";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { highlightCode, tagHighlighter, tags, type Tag } from "@lezer/highlight";
import { element } from "./dom";

/** What a kind of token looks like; color names a token of tokens.css. */
const styles: { name: string; tag: Tag | Tag[]; color: string; fontStyle?: string; fontWeight?: string }[] = [
  {
    name: "keyword",
    tag: [
      tags.keyword,
      tags.operatorKeyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
      tags.bool,
      tags.null,
      tags.self,
    ],
    color: "var(--syntax-keyword)",
  },
  { name: "string", tag: [tags.string, tags.special(tags.string)], color: "var(--syntax-string)" },
  { name: "comment", tag: tags.comment, color: "var(--syntax-comment)", fontStyle: "italic" },
  {
    name: "definition",
    tag: [
      tags.function(tags.definition(tags.variableName)),
      tags.definition(tags.className),
    ],
    color: "var(--syntax-definition)",
    fontWeight: "600",
  },
  { name: "number", tag: tags.number, color: "var(--syntax-number)" },
  { name: "decorator", tag: tags.meta, color: "var(--syntax-decorator)" },
  { name: "invalid", tag: tags.invalid, color: "var(--unprotected-ink)" },
];

export const highlighting = syntaxHighlighting(
  HighlightStyle.define(styles.map(({ name, ...style }) => style)),
);

const classes = tagHighlighter(styles.map(({ name, tag }) => ({ tag, class: `syntax-${name}` })));

/** Python outside the editor, which has the same colours by base.css. */
export function highlighted(code: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  highlightCode(
    code,
    pythonLanguage.parser.parse(code),
    classes,
    (text, names) => parts.push(names ? element("span", { class: names }, text) : text),
    () => parts.push("\n"),
  );
  return parts;
}
