// The clipboard, which a browser can refuse, or not offer at all outside https.

/** Whether the text is in the clipboard now. To be called while a press is handled. */
export async function copied(text: string): Promise<boolean> {
  // Undefined outside https, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return copiedAsSelection(text);
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return copiedAsSelection(text);
  }
}

/** The older way: what is selected is copied, and the selection is put back. */
function copiedAsSelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.style.position = "fixed";
  field.style.opacity = "0";
  // Outside an open dialog nothing can be selected.
  (focused?.closest("dialog") ?? document.body).append(field);
  field.select();
  let done = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopPropagation();
    done = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, true);
  try {
    return document.execCommand("copy") && done;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill, true);
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
