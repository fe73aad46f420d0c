// What outlives a visit: the draft in this browser, and links that carry a text.

import type { CheckRequest } from "./contract";
import { count } from "./dom";
import { Drafts, type Draft } from "./drafts";
import type { Messages } from "./messages";
import { OpenTabs } from "./open-tabs";
import { BrokenLink, isShared, requestIn } from "./share-link";
import { isShort, requestBehind } from "./short-links";

/** A pause in typing before the draft is kept. */
const pauseMilliseconds = 400;

export interface KeepingEvents {
  /** What is in the editor. */
  current(): Draft;
  /** Puts a draft into the editor. */
  open(draft: Draft): void;
  /** Puts what was shared into the editor. */
  shared(request: CheckRequest): void;
  /** Puts the first example into the editor. */
  fresh(): void;
}

export class Keeping {
  private readonly tabs = new OpenTabs();
  private readonly drafts = new Drafts(this.tabs, () => localStorage, () => sessionStorage);
  private begun = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private unkept = false;

  constructor(private readonly messages: Messages, private readonly events: KeepingEvents) {
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
    });
    addEventListener("hashchange", () => void this.openLink());
  }

  /** What to begin with; null: the example. A link wins over the draft. */
  first(): Draft | null {
    if (linked()) return { files: [], shown: 0 };
    const draft = this.drafts.begin();
    this.begun = draft !== null;
    return draft;
  }

  /** Once the editor is there: opens the link, or says what was kept. */
  begin(): void {
    if (linked()) {
      void this.openLink();
      return;
    }
    void this.tabs.known().then(() => {
      if (this.begun) this.sayBegun();
      this.offerAside();
    });
  }

  /** Says where the text comes from that the tab began with. */
  private sayBegun(): void {
    if (this.drafts.copied) {
      this.messages.show("draft", "A copy of your text in another tab. From here on each tab keeps its own.");
      return;
    }
    this.messages.show("draft", "Your text of the last visit, kept in this browser only.", {
      words: "Forget it",
      act: () => this.forget(),
    });
  }

  /** The person changed something: it is the draft from now on. */
  edited(): void {
    this.unkept = true;
    this.begun = false;
    this.messages.hide("draft");
    this.messages.hide("shared");
    if (linked()) history.replaceState(null, "", location.pathname + location.search);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.flush(), pauseMilliseconds);
  }

  /** Something takes the place of what is in the editor; that is kept aside. */
  replaced(): void {
    this.flush();
    this.drafts.setAside();
    this.begun = false;
    this.messages.hide("draft");
    this.messages.hide("shared");
  }

  /** Files take the place of what is in the editor, and are the draft from now on. */
  opened(open: () => void): void {
    this.replaced();
    open();
    this.edited();
    this.offerAside();
  }

  /** Keeps now what waits to be kept. */
  flush(): void {
    clearTimeout(this.pause);
    if (!this.unkept) return;
    this.unkept = false;
    if (this.drafts.keep(this.events.current())) {
      this.messages.hide("unkept");
    } else {
      this.messages.show("unkept", "Your browser has no room to keep this text: it is gone when you close the page.");
    }
  }

  private async openLink(): Promise<void> {
    const fragment = location.hash;
    if (!linked()) return;
    this.replaced();
    try {
      const request = isShort(fragment) ? await requestBehind(fragment) : await requestIn(fragment);
      if (location.hash !== fragment) return;
      this.events.shared(request);
      this.messages.show("shared", "This text came with the link.");
    } catch (reason) {
      if (!(reason instanceof BrokenLink)) throw reason;
      if (location.hash !== fragment) return;
      history.replaceState(null, "", location.pathname + location.search);
      this.events.fresh();
      this.messages.show("shared", `The shared text can’t be opened. ${reason.message}`);
    }
    await this.tabs.known();
    this.offerAside();
  }

  private offerAside(): void {
    const [first] = this.drafts.aside;
    if (!first) return;
    const lines = first.files.reduce((sum, { source }) => sum + source.split("\n").length, 0);
    const what = first.files.length === 1 ? count(lines, "line") : count(first.files.length, "file");
    this.messages.show(
      "aside",
      `A draft of yours is kept (${what}).`,
      { words: "Bring it back", act: () => this.bringBack() },
      { words: "Forget it", act: () => this.forgetAside() },
    );
  }

  private bringBack(): void {
    const draft = this.drafts.takeAside();
    if (!draft) return;
    this.replaced();
    if (linked()) history.replaceState(null, "", location.pathname + location.search);
    this.events.open(draft);
    this.unkept = true;
    this.flush();
  }

  private forgetAside(): void {
    this.drafts.takeAside();
    this.offerAside();
  }

  private forget(): void {
    this.drafts.forget();
    this.events.fresh();
  }
}

/** Whether the address carries a text, or names one. */
function linked(): boolean {
  return isShared(location.hash) || isShort(location.hash);
}
