// What leaves the page, and what is kept of it: in the status line, and in a
// dialog with the evidence.

import { Dialog, termList } from "./dialog";
import { button, count, element, find } from "./dom";
import { Offline } from "./offline";
import { watchRequests } from "./requests";

export class Trust {
  private readonly dialog = new Dialog("What leaves this page");
  private readonly requests: string[] = [];
  private readonly offline = new Offline({
    kept: () => this.keep("Works offline: every file of this version is kept in your browser.", true),
    newer: () => this.offerNewer(),
    unable: (why) => this.keep(`Not kept for use offline: ${why}.`, false),
  });
  private version = "";
  private keeping = "Not kept yet for use offline.";
  private watching = false;
  private uploads = 0;

  /** Before a newer version is shown, what is in the editor must be safe. */
  constructor(private readonly beforeReload: () => void) {
    find("privacy").addEventListener("click", () => {
      this.fill();
      this.dialog.open();
    });
  }

  /** The checker runs: from now on every request counts. */
  loaded(version: string): void {
    this.version = version;
    if (this.watching) return;
    this.watching = true;
    this.show();
    watchRequests((address) => this.requested(address));
    void this.offline.start();
  }

  /** The name of the page's build. */
  get build(): string {
    return this.offline.build;
  }

  /** A text was uploaded for a short link, as the person wished. */
  uploaded(): void {
    this.uploads++;
    find("privacy-words").textContent =
      this.uploads === 1 ? "one text left this page, for a short link" : `${this.uploads} texts left this page, for short links`;
  }

  /** A request of the page or of its worker. */
  requested(address: string): void {
    this.requests.push(address);
    this.show();
  }

  private show(): void {
    find("request-count").replaceChildren(
      ` · ${count(this.requests.length, "request")}`,
      element("span", { class: "where-wide" }, " since it loaded"),
    );
    if (this.dialog.isOpen) this.fill();
  }

  private keep(words: string, kept: boolean): void {
    this.keeping = words;
    find("offline").hidden = !kept;
    if (this.dialog.isOpen) this.fill();
  }

  private offerNewer(): void {
    const reload = button("status-reload", () => {
      this.beforeReload();
      this.offline.takeOver();
    }, "Reload");
    find("newer").replaceChildren("a new version is ready ", reload);
  }

  private fill(): void {
    const policy = document.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]");
    this.dialog.body.replaceChildren(
      element("p", { class: "dialog-lead" }, this.lead()),
      termList(
        ["Requests", ...this.requestWords()],
        [
          "Policy",
          element("p", {}, "Your browser lets this page reach the server that it came from, and no other:"),
          element("p", { class: "policy" }, element("code", {}, policy?.content ?? "")),
        ],
        ["Offline", element("p", {}, this.keeping)],
        ["Version", element("p", {}, `unguarded ${this.version}, build `, element("code", {}, this.offline.build))],
      ),
    );
  }

  private lead(): string {
    return this.uploads === 0
      ? "Nothing that you type or paste. The check runs in your browser."
      : `The check runs in your browser. For ${count(this.uploads, "short link")} you uploaded what was in the editor to ${location.host}; nothing else left the page.`;
  }

  private requestWords(): HTMLElement[] {
    const words = this.requests.length === 0
      ? "None since the page loaded."
      : `${count(this.requests.length, "request")} since the page loaded:`;
    const list = element("ul", { class: "request-list" });
    for (const address of this.requests.slice(-20)) {
      list.append(element("li", {}, element("code", {}, address)));
    }
    return [
      element("p", {}, words),
      ...(this.requests.length > 0 ? [list] : []),
      element(
        "p",
        { class: "soft" },
        "Counted is what the browser lists for the page and for the checker’s worker (Resource Timing), but for what it took from its own copy. Not in that list: the copy kept for use offline, and the browser’s own look for a newer version. Neither carries anything of yours.",
      ),
    ];
  }
}
