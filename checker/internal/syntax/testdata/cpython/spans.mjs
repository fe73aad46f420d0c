// Runs ../spans.py in CPython 3.14, which is WebAssembly here: reads paths from
// standard input, one a line, and prints one line of JSON for each.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { loadPyodide } from "pyodide";

const pyodide = await loadPyodide();
pyodide.globals.set("__name__", "spans");
pyodide.runPython(readFileSync(new URL("../spans.py", import.meta.url), "utf8"));
pyodide.runPython(`
import warnings
warnings.simplefilter("ignore")

def described(path, data):
    return json.dumps(describe(path, data.to_bytes()))
`);
const described = pyodide.globals.get("described");

for await (const path of createInterface({ input: process.stdin })) {
  const line = described(path, new Uint8Array(readFileSync(path))) + "\n";
  if (!process.stdout.write(line)) await once(process.stdout, "drain");
}
