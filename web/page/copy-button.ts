// A button that copies a text, and says whether that worked.

import { copied } from "./clipboard";
import { button } from "./dom";

const saidMilliseconds = 2000;

/** `text` is asked when the button is pressed. */
export function copyButton(className: string, words: string, text: () => string): HTMLButtonElement {
  let back: ReturnType<typeof setTimeout> | undefined;
  const say = (said: string) => {
    node.textContent = said;
    clearTimeout(back);
    back = setTimeout(() => {
      node.textContent = words;
    }, saidMilliseconds);
  };
  const node = button(
    className,
    () => {
      void copied(text()).then((done) => say(done ? "Copied" : "Copying is not allowed here"));
    },
    words,
  );
  node.setAttribute("aria-live", "polite");
  return node;
}
