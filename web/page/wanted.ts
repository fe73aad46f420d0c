// Which files of a project are read, as the command chooses them: Python, and what
// says which versions of packages it runs with.

/** Folders of other people's code, or of none. */
const skippedFolders = new Set([
  "node_modules", "bower_components", "site-packages", "dist-packages", "venv", "virtualenv",
  "_vendor", "third_party", "__pycache__", "__pypackages__", "__MACOSX",
]);

const contextFiles = new Set(["pyproject.toml", "Pipfile", "Pipfile.lock", "setup.cfg", "poetry.lock", "uv.lock"]);

/** A file in a folder says that the folder is a virtual environment. */
const environmentSigns = /(?:^|\/)(?:pyvenv\.cfg|conda-meta\/[^/]+)$/;

export const whyLeft = {
  folder: "in folders that hold other people’s code, or none",
  kind: "not Python",
  large: "larger than 1 MB",
  text: "not readable as text",
  full: "beyond the 2 million characters that the page checks",
  damaged: "damaged, encrypted or packed in a way that is not known",
} as const;

export type WhyLeft = keyof typeof whyLeft;

/** In bytes; real modules are far smaller. */
export const largestFile = 1_000_000;

/** Why the file at this path is not read; null: it is. Folders end in a slash. */
export function unwanted(path: string): WhyLeft | null {
  const parts = path.split("/");
  const base = parts.pop() ?? "";
  if (parts.some(isSkippedFolder)) return "folder";
  if (base.startsWith(".")) return "kind";
  const taken = base.endsWith(".py") || contextFiles.has(base) || isRequirements(parts.at(-1), base);
  return taken ? null : "kind";
}

export function isSkippedFolder(name: string): boolean {
  return (name.startsWith(".") && name !== "." && name !== "..") || skippedFolders.has(name);
}

/** The folder, with a slash at its end, that this file says is an environment. */
export function environmentOf(path: string): string | null {
  return environmentSigns.test(path) ? path.replace(environmentSigns, (sign) => (sign.startsWith("/") ? "/" : "")) : null;
}

function isRequirements(folder: string | undefined, base: string): boolean {
  return base.endsWith(".txt") && (base.startsWith("requirements") || folder === "requirements");
}
