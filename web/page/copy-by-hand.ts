// Where a browser lets no page copy: the text, selected, for the person to copy.

import { Dialog } from "./dialog";
import { element } from "./dom";

export function offerByHand(text: string): void {
  const dialog = new Dialog("Copy the text yourself");
  const field = element("textarea", {
    class: "rescue-text by-hand",
    attributes: { readonly: "", rows: "8", spellcheck: "false", "aria-label": "The text to copy" },
  });
  field.value = text;
  const keys = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘C" : "Ctrl+C";
  dialog.body.append(
    element("p", {}, `This browser lets no page copy here. The text is selected: press ${keys}, or press it long on a phone.`),
    field,
  );
  dialog.openOnce();
  field.focus();
  field.select();
}
