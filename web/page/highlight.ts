// Python in quiet colours: the only loud ones on the page are the verdicts'.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    {
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
    { tag: [tags.string, tags.special(tags.string)], color: "var(--syntax-string)" },
    { tag: tags.comment, color: "var(--syntax-comment)", fontStyle: "italic" },
    {
      tag: [
        tags.function(tags.definition(tags.variableName)),
        tags.definition(tags.className),
      ],
      color: "var(--syntax-definition)",
      fontWeight: "600",
    },
    { tag: tags.number, color: "var(--syntax-number)" },
    { tag: tags.meta, color: "var(--syntax-decorator)" },
    { tag: tags.invalid, color: "var(--unprotected-ink)" },
  ]),
);
