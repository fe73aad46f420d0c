// Typing over a selection. The browser's own way of it, where a selection is in
// contenteditable, is to write the look of what was there into style attributes; a
// strict Content-Security-Policy forbids that, and the browser logs an error for
// each. So the text is changed here, before the browser begins.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** What types over the selection, as an input event names it, and as CodeMirror does. */
const typed = /^insert(Text|ReplacementText|FromYank|Transpose)$/;
const deleted = /^delete/;

export const typingOver: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    if (!event.cancelable || view.composing || state.readOnly || state.selection.main.empty) return false;
    const remove = deleted.test(event.inputType);
    const text = remove ? "" : textOf(event);
    if (text === null) return false;
    event.preventDefault();
    view.dispatch(state.replaceSelection(text), {
      userEvent: remove ? "delete.selection" : "input.type",
      scrollIntoView: true,
    });
    return true;
  },
});

/** Null: it is not typing. */
function textOf(event: InputEvent): string | null {
  if (!typed.test(event.inputType)) return null;
  return event.data ?? event.dataTransfer?.getData("text/plain") ?? null;
}
