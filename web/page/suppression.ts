// Suppressing a finding: a comment at the end of its line that names the rule and
// says why.

import type { Change } from "./change";
import type { Diagnostic, SourceFile } from "./contract";
import { element } from "./dom";
import type { Snapshot } from "./snapshot";

/** The comment's place; null where the finding's line is gone. */
export function suppression(
  { rule, path, span }: Diagnostic,
  reason: string,
  snapshot: Snapshot,
  files: SourceFile[],
): Change | null {
  const place = snapshot.locate({ path, span });
  const source = files.find((file) => file.path === path)?.source;
  if (!place || source === undefined) return null;
  const newline = source.indexOf("\n", place.from);
  const lineEnd = newline < 0 ? source.length : newline;
  const text = source.slice(0, lineEnd).trimEnd();
  return { path, from: text.length, to: lineEnd, insert: `  # unguarded: ignore[${rule}] -- ${reason}` };
}

/** Asks for the reason; a comment has one line, and ends at the next "#". */
export function suppressionForm({ message }: Diagnostic, go: (reason: string) => void): HTMLElement {
  const reason = element("input", {
    class: "text-field",
    attributes: { id: "reason", type: "text", required: "", maxlength: "200", autocomplete: "off" },
  });
  const form = element(
    "form",
    { class: "reason-form" },
    element("p", { class: "dialog-lead" }, message.replaceAll("`", "")),
    element("label", { attributes: { for: "reason" } }, "Why is this as it should be?"),
    reason,
    element("p", { class: "soft" }, "The reason stands in a comment on the line, for whoever reads the code next."),
    element("div", { class: "dialog-ways" }, element("button", { class: "strong-button", attributes: { type: "submit" } }, "Show the change")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = reason.value.replaceAll("#", " ").replaceAll(/\s+/g, " ").trim();
    if (words === "") {
      reason.value = "";
      reason.reportValidity();
    } else go(words);
  });
  return form;
}
