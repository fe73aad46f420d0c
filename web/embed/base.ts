// Where the checker's files are: beside embed.js, wherever a page takes it from.

const script = document.currentScript;

/** The folder of embed.js, with a slash at the end. */
export const base: string = new URL(
  ".",
  script instanceof HTMLScriptElement ? script.src : location.href,
).href;

export function besideScript(name: string): string {
  return new URL(name, base).href;
}
