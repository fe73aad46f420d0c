// When the page itself fails: what happened, and the texts, safe to copy.

import type { SourceFile } from "./contract";
import { copyButton } from "./copy-button";
import { Dialog } from "./dialog";
import { button, element, visible } from "./dom";
import { ended } from "./wording";

/** Not a failure: a browser says this where a layout takes two steps. */
const harmless = /^ResizeObserver loop/;

/** Watches for errors that nothing caught, in the page's own scripts. */
export function rescueFromErrors(files: () => SourceFile[]): void {
  let dialog: Dialog | null = null;
  const rescue = (what: string) => {
    if (dialog?.isOpen || harmless.test(what)) return;
    dialog = new Dialog("Something in this page failed");
    dialog.body.append(...content(what, files()));
    dialog.openOnce();
  };
  window.addEventListener("error", (event) => {
    const ours = !event.filename || event.filename.startsWith(`${location.origin}/`);
    if (ours && event.error) rescue(messageOf(event.error));
  });
  window.addEventListener("unhandledrejection", ({ reason }) => {
    rescue(messageOf(reason));
  });
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

function content(what: string, files: SourceFile[]): HTMLElement[] {
  const many = files.length > 1;
  return [
    element(
      "p",
      { class: "dialog-lead" },
      `${ended(visible(what))} This is a bug of the page. Your ${many ? "texts are" : "text is"} here as you left ${many ? "them" : "it"}.`,
    ),
    ...files.map(textPart),
    element(
      "div",
      { class: "rescue-ways" },
      button("notice-button", () => location.reload(), "Load the page again"),
    ),
  ];
}

function textPart({ path, source }: SourceFile): HTMLElement {
  const text = element("textarea", {
    class: "rescue-text",
    attributes: { readonly: "", rows: "8", spellcheck: "false", "aria-label": `The text of ${visible(path)}` },
  });
  text.value = source;
  return element(
    "section",
    { class: "rescue-file" },
    element(
      "div",
      { class: "rescue-head" },
      element("code", {}, visible(path)),
      copyButton("notice-button", "Copy", () => source),
    ),
    text,
  );
}
