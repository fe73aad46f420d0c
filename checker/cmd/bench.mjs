// Times dist/unguarded over a folder of repositories beside CPython, which parses the
// same files and walks their trees once: whole process against whole process, by
// turns, the best of five each. Run by ./build.sh bench, with the folder as argument.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";

const rounds = 5;
const command = resolve("dist/unguarded");
const python = "/usr/bin/python3";

const walk = `import ast, sys, warnings
warnings.simplefilter("ignore")
for name in open(sys.argv[1]).read().split("\\0"):
    try:
        with open(name, "rb") as file:
            for _ in ast.walk(ast.parse(file.read())): pass
    except (SyntaxError, ValueError, OSError): pass
`;

function timed(program, args) {
  const before = performance.now();
  const { error } = spawnSync(program, args, { stdio: "ignore" });
  if (error) throw error;
  return performance.now() - before;
}

/** The Python files that the command checks in a repository, as paths. */
function checked(repository) {
  const { stdout, status, stderr } = spawnSync(command, ["--format", "json", "--exit-zero", repository], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${repository}: ${stderr}`);
  return JSON.parse(stdout).classic.map(({ path }) => join(repository, path));
}

const root = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), "unguarded-bench-"));
try {
  const program = join(scratch, "walk.py");
  const list = join(scratch, "files");
  writeFileSync(program, walk);
  const rows = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const repository = join(root, entry.name);
    const files = checked(repository);
    if (files.length === 0) continue;
    writeFileSync(list, files.join("\0"));
    let ours = Infinity;
    let theirs = Infinity;
    for (let round = 0; round < rounds; round++) {
      ours = Math.min(ours, timed(command, ["--format", "json", "--exit-zero", repository]));
      theirs = Math.min(theirs, timed(python, [program, list]));
    }
    rows.push({ name: entry.name, ours, theirs, ratio: ours / theirs });
  }
  if (rows.length === 0) throw new Error(`${root}: expected folders with Python files, found none`);
  rows.sort((a, b) => b.ratio - a.ratio);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const at = (share) => rows[Math.min(rows.length - 1, Math.floor(rows.length * (1 - share)))].ratio.toFixed(2);
  console.log("the command against CPython       ms  CPython ms  ratio");
  for (const { name, ours, theirs, ratio } of rows.slice(0, 5)) {
    console.log(`${name.slice(0, 30).padEnd(30)} ${ours.toFixed(1).padStart(6)} ${theirs.toFixed(1).padStart(11)} ${ratio.toFixed(2).padStart(6)}`);
  }
  console.log(
    `${rows.length} repositories: ${(sum("ours") / sum("theirs")).toFixed(2)} of CPython's time in all, ` +
      `median ${at(0.5)}, 9 of 10 below ${at(0.9)}, ${rows.filter((row) => row.ratio > 1).length} above 1.00`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
