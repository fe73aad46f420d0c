// A button that copies a text, or shows it to be copied by hand.

import { copied } from "./clipboard";
import { offerByHand } from "./copy-by-hand";
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
      const wanted = text();
      void copied(wanted).then((done) => (done ? say("Copied") : offerByHand(wanted)));
    },
    words,
  );
  node.setAttribute("aria-live", "polite");
  return node;
}
