// The dialog of what can be chosen: colours, the editor, which rules report.

import { chooseColors } from "./color-choice";
import { Dialog } from "./dialog";
import { button, element, prose } from "./dom";
import { keepSettings, readSettings, type Settings } from "./settings";

/** What the dialog needs of a rule. */
interface Rule {
  id: string;
  title: string;
  severity: string;
  profile: string;
}

export interface SettingsEvents {
  plain(plain: boolean): void;
  /** Other rules report from now on. */
  ignore(ignore: string[]): void;
  /** The checker's list of rules, as JSON. */
  rules(): Promise<string>;
}

export class SettingsDialog {
  private readonly dialog = new Dialog("Settings");
  private readonly rules = element("fieldset", { class: "setting" });
  private loaded = false;

  constructor(private readonly events: SettingsEvents) {
    const { theme, plain } = readSettings();
    this.dialog.body.append(
      choices("Colours", "theme", theme, { system: "As the system", light: "Light", dark: "Dark" }, (value) => {
        const chosen = value as Settings["theme"];
        keepSettings({ theme: chosen });
        chooseColors(chosen);
      }),
      choices("Editor", "editor", plain ? "plain" : "code", { code: "Coloured, with marks", plain: "Plain text field" }, (value) => {
        keepSettings({ plain: value === "plain" });
        events.plain(value === "plain");
      }),
      element("p", { class: "soft setting-hint" }, "The plain text field has no marks and no colours; some screen readers and phones get on better with it."),
      this.rules,
    );
  }

  open(): void {
    this.dialog.open();
    if (!this.loaded) void this.load();
  }

  private async load(): Promise<void> {
    this.rules.replaceChildren(element("legend", {}, "Rules"), element("p", { class: "soft" }, "Asking the checker"));
    try {
      const rules = JSON.parse(await this.events.rules()) as Rule[];
      this.loaded = true;
      this.fill(rules.filter(({ profile }) => profile !== "classic"));
    } catch (reason) {
      const why = reason instanceof Error ? reason.message : String(reason);
      this.rules.replaceChildren(element("legend", {}, "Rules"), element("p", { class: "soft" }, `The list of rules is missing: ${why}.`));
    }
  }

  private fill(rules: Rule[]): void {
    const ignored = new Set(readSettings().ignore);
    const list = element("ul", { class: "rule-list" });
    const boxes: HTMLInputElement[] = [];
    const changed = () => {
      const ignore = boxes.filter((box) => !box.checked).map((box) => box.value);
      keepSettings({ ignore });
      this.events.ignore(ignore);
    };
    for (const { id, title, severity } of rules) {
      const box = element("input", { attributes: { type: "checkbox", value: id } });
      box.checked = !ignored.has(id);
      box.addEventListener("change", changed);
      boxes.push(box);
      const label = element("label", { class: "rule-choice" }, box, element("span", {}, prose(title), element("code", { class: "rule-id" }, id)), element("span", { class: "rule-severity" }, severity));
      list.append(element("li", {}, label));
    }
    const all = (checked: boolean) => () => {
      for (const box of boxes) box.checked = checked;
      changed();
    };
    this.rules.replaceChildren(
      element("legend", {}, "Rules that report"),
      list,
      element("div", { class: "choices" }, button("plain-button", all(true), "All"), button("plain-button", all(false), "None")),
      element("p", { class: "soft" }, "The verdicts of the routes stay, whichever rules report."),
    );
  }
}

function choices(
  title: string,
  name: string,
  chosen: string,
  options: Record<string, string>,
  choose: (value: string) => void,
): HTMLElement {
  const set = element("fieldset", { class: "setting" }, element("legend", {}, title));
  for (const [value, words] of Object.entries(options)) {
    const input = element("input", { attributes: { type: "radio", name, value } });
    input.checked = value === chosen;
    input.addEventListener("change", () => choose(value));
    set.append(element("label", { class: "setting-choice" }, input, words));
  }
  return set;
}
