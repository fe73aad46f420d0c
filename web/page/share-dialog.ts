// The dialog that makes a link: in the fragment, which is sent to no server, or a
// short one, which uploads the text and asks first.

import { copyButton } from "./copy-button";
import type { CheckRequest } from "./contract";
import { Dialog } from "./dialog";
import { button, count, element, prose, visible } from "./dom";
import { redacted, secretsIn, type Secret } from "./secrets";
import { fragmentOf, handyLink, longestLink } from "./share-link";
import { shortLinks, upload, type ShortLinks } from "./short-links";

/** More than this are counted only. */
const mostSecrets = 8;

export class ShareDialog {
  private readonly dialog = new Dialog("Share");
  private readonly warning = element("div", { class: "share-secrets" });
  private readonly link = element("div", { class: "share-link" });
  private readonly short = element("div", { class: "share-short" });
  private request: CheckRequest | null = null;
  /** Counts what was opened and chosen: an answer to something older is dropped. */
  private turn = 0;

  constructor(
    private readonly current: () => CheckRequest,
    private readonly uploaded: () => void,
  ) {
    this.dialog.body.append(this.warning, this.link, this.short);
  }

  open(): void {
    const request = this.current();
    this.request = request;
    this.turn++;
    this.short.replaceChildren();
    const secrets = secretsIn(request.files);
    if (secrets.length === 0) this.choose(request);
    else this.ask(request, secrets);
    this.dialog.open();
  }

  /** Before there is a link: what to do with the secrets. */
  private ask(request: CheckRequest, secrets: Secret[]): void {
    const several = request.files.length > 1;
    const list = element("ul", { class: "secret-list" });
    for (const secret of secrets.slice(0, mostSecrets)) list.append(secretItem(secret, several));
    const rest = secrets.length - mostSecrets;
    if (rest > 0) list.append(element("li", {}, `and ${rest} more`));
    this.link.replaceChildren();
    this.warning.replaceChildren(
      element("p", { class: "share-question" }, `${count(secrets.length, "value looks", "values look")} like a secret:`),
      list,
      element(
        "div",
        { class: "choices" },
        button("strong-button", () => this.redact(request), "Redact and make the link"),
        button("plain-button", () => this.keep(request), "Keep in the link"),
      ),
      element("p", { class: "soft" }, "Redacting changes the link only; the text in the editor stays as it is."),
    );
  }

  private redact(request: CheckRequest): void {
    this.choose({ ...request, files: redacted(request.files) }, "The secrets are redacted in the link.");
  }

  private keep(request: CheckRequest): void {
    this.choose(request, "The secrets are in the link: whoever has it can read them.");
  }

  /** Makes the link to this, and says what became of the secrets in it. */
  private choose(request: CheckRequest, about = ""): void {
    this.request = request;
    const turn = ++this.turn;
    this.warning.replaceChildren(...(about ? [element("p", { class: "share-about", attributes: { role: "status" } }, about)] : []));
    this.link.replaceChildren(element("p", { class: "soft" }, "Making the link"));
    void fragmentOf(request).then((fragment) => {
      if (turn !== this.turn) return;
      const address = new URL(fragment, document.baseURI).href;
      if (address.length > longestLink) this.tooLong(address.length);
      else this.show(address);
    });
    void shortLinks().then((offer) => {
      if (offer && turn === this.turn) this.offer(offer);
    });
  }

  private show(address: string): void {
    const field = linkField("The link", address);
    const words = "The text is in the link itself. Opening it sends the text to no server.";
    const long = address.length > handyLink
      ? ` It has ${address.length.toLocaleString("en")} characters; some mail and chat programs cut links after ${handyLink.toLocaleString("en")}.`
      : "";
    this.link.replaceChildren(
      element("div", { class: "link-row" }, field, copyButton("strong-button", "Copy", () => address)),
      element("p", { class: "soft" }, words + long),
    );
    field.select();
  }

  private tooLong(length: number): void {
    this.link.replaceChildren(
      element(
        "p",
        { class: "share-too-long" },
        `This text is too long for a link: it would have ${length.toLocaleString("en")} characters, and some browsers take no more than ${longestLink.toLocaleString("en")}. Take files away that matter less, or hand on the files themselves.`,
      ),
    );
  }

  private offer({ days }: ShortLinks): void {
    const { host } = location;
    const start = button("plain-button", () => this.confirm(days), `Short link: uploads this text to ${host}`);
    this.short.replaceChildren(start);
  }

  private confirm(days: number): void {
    const { host } = location;
    const go = button("strong-button", () => void this.upload(), "Upload");
    this.short.replaceChildren(
      element("p", {}, `This uploads the text to ${host}. Whoever has the link can read it there for ${days} days.`),
      element("div", { class: "choices" }, go, button("plain-button", () => this.offer({ days }), "Don’t upload")),
    );
    go.focus();
  }

  private async upload(): Promise<void> {
    const { request, turn } = this;
    if (!request) return;
    this.short.replaceChildren(element("p", { class: "soft", attributes: { role: "status" } }, "Uploading"));
    try {
      const address = await upload(request);
      this.uploaded();
      if (turn !== this.turn) return;
      const field = linkField("The short link", address);
      this.short.replaceChildren(
        element("div", { class: "link-row" }, field, copyButton("strong-button", "Copy", () => address)),
      );
      field.select();
    } catch (reason) {
      if (turn !== this.turn) return;
      const words = element("p", { attributes: { role: "alert" } });
      words.append("There is no short link: ", prose(reason instanceof Error ? reason.message : String(reason)));
      this.short.replaceChildren(words, button("plain-button", () => void this.upload(), "Try again"));
    }
  }
}

function linkField(name: string, address: string): HTMLInputElement {
  const field = element("input", {
    class: "link-field",
    attributes: { readonly: "", "aria-label": name, spellcheck: "false" },
  });
  field.value = address;
  return field;
}

function secretItem({ name, path, line }: Secret, several: boolean): HTMLElement {
  const where = several ? ` in ${visible(path)}, line ${line}` : ` in line ${line}`;
  const what = /\s/.test(name) ? name : element("code", {}, visible(name));
  return element("li", {}, what, where);
}
