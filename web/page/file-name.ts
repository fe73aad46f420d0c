// Which names files can have: relative paths below one folder.

/** The name as it is kept, or why it can't be one. */
export function nameFor(wish: string, taken: Iterable<string>): { path: string } | { why: string } {
  const path = wish.trim().replaceAll("\\", "/").replace(/\/{2,}/g, "/").replace(/^(\.\/)+/, "");
  if (path === "") return { why: "A file needs a name." };
  if (path.startsWith("/")) return { why: "The name is a path below the project’s folder, without a slash in front." };
  if (path.endsWith("/")) return { why: "That names a folder; a file needs a name after the slash." };
  if (path.split("/").includes("..")) return { why: "The name can’t lead out of the project’s folder." };
  if (path.length > 500) return { why: "The name has more than 500 characters." };
  if (/[\u0000-\u001f\u007f]/.test(path)) return { why: "The name holds a control character." };
  if ([...taken].includes(path)) return { why: `There is a file ${path} already.` };
  return { path };
}

/** A name that is not taken: new.py, new2.py, … */
export function freeName(taken: Iterable<string>): string {
  const all = new Set(taken);
  for (let number = 1; ; number++) {
    const path = `new${number === 1 ? "" : number}.py`;
    if (!all.has(path)) return path;
  }
}
