// What a person chose about the page, kept in this browser.

import type { Profile } from "./contract";

export interface Settings {
  theme: "system" | "light" | "dark";
  profile: Profile;
  /** The rules that don't report, by their IDs. */
  ignore: string[];
  /** A plain text field in place of the editor. */
  plain: boolean;
  /** The code's share of the width, in percent; null as the page has it. */
  width: number | null;
}

const key = "unguarded.settings";

const usual: Settings = { theme: "system", profile: "routes", ignore: [], plain: false, width: null };

/** What is kept; what is missing or wrong is as usual. */
export function readSettings(): Settings {
  const kept = read();
  const { theme, profile, ignore, plain, width } = kept;
  return {
    theme: theme === "light" || theme === "dark" ? theme : usual.theme,
    profile: profile === "classic" ? profile : usual.profile,
    ignore: Array.isArray(ignore) ? ignore.filter((one) => typeof one === "string") : usual.ignore,
    plain: plain === true,
    width: typeof width === "number" && Number.isFinite(width) ? width : usual.width,
  };
}

/** Keeps what changed; a browser that keeps nothing is none the worse for it. */
export function keepSettings(change: Partial<Settings>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readSettings(), ...change }));
  } catch {
    // The choice holds for this visit.
  }
}

function read(): Partial<Settings> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
