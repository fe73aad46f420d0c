// Light, dark, or as the system has it: by the condition under which the dark
// colours hold.

import { find } from "./dom";
import type { Settings } from "./settings";

const conditions: Record<Settings["theme"], string> = {
  system: "(prefers-color-scheme: dark)",
  light: "not all",
  dark: "all",
};

export function chooseColors(theme: Settings["theme"]): void {
  find<HTMLLinkElement>("dark").media = conditions[theme];
}
