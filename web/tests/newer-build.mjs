// A newer build of the page, made by the real bundler from a copy of the tree.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./site.mjs";

/** Builds a page whose name reads so; gives the folder of its site and a way to remove it. */
export function newerBuild(name) {
  const tree = mkdtempSync(path.join(tmpdir(), "unguarded-newer-"));
  for (const input of ["index.html", "web", "dist/checker.wasm", "dist/wasm_exec.js", "dist/site"]) {
    const filter = (source) => path.basename(source) !== "node_modules";
    cpSync(path.join(root, input), path.join(tree, input), { recursive: true, filter });
  }
  symlinkSync(path.join(root, "web/node_modules"), path.join(tree, "web/node_modules"));
  const index = path.join(tree, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("Unguarded</span>", `${name}</span>`));
  const page = path.join(tree, "web/page/main.ts");
  writeFileSync(page, `${readFileSync(page, "utf8")}\nconsole.debug(${JSON.stringify(name)});\n`);
  execFileSync("go", ["run", "./web/bundle", "-root", tree], { cwd: root, stdio: "pipe" });
  return {
    site: path.join(tree, "dist/site"),
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}
