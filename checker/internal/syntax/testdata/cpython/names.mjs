// Writes ../../../lower/names.bin: which names CPython 3.14 takes in \N{…}. The file is
// a sorted list of hashes, each as its distance from the one before: the quotient by 256
// in ones with a zero behind, then eight bits, the first bit of a byte its highest.
// Names that end in their own code point are left out, and so are Hangul's syllables:
// they follow a pattern, which names.go knows. aliases.txt lists what else the
// standard calls its characters; unicodedata does not list it.
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const pyodide = await loadPyodide();
pyodide.globals.set("aliases", readFileSync(new URL("aliases.txt", import.meta.url), "utf8"));
const table = pyodide.runPython(`
import re, unicodedata

def listed(name, point):
    numbered = re.fullmatch(r".*-([0-9A-F]{4,6})", name)
    return name and not name.startswith("HANGUL SYLLABLE ") and not (numbered and int(numbered[1], 16) == point)

def hashed(name):
    h = 0xcbf29ce484222325
    for byte in name.encode():
        h = (h ^ byte) * 0x100000001b3 % 2**64
    return h

names = {unicodedata.name(chr(point), ""): point for point in range(0x110000)}
names = {name for name, point in names.items() if listed(name, point)}
for alias in aliases.split("\\n"):
    if alias:
        unicodedata.lookup(alias)
        names.add(alias)

bits, last = [], 0
for value in sorted({hashed(name) % (len(names) * 256) for name in names}):
    gap, last = value - last, value
    bits += [1] * (gap >> 8) + [0] + [gap >> i & 1 for i in range(7, -1, -1)]
bits += [0] * (-len(bits) % 8)
print(len(names), "names of Unicode", unicodedata.unidata_version)
bytes(int("".join(map(str, bits[i:i + 8])), 2) for i in range(0, len(bits), 8))
`);
writeFileSync(new URL("../../../lower/names.bin", import.meta.url), table.toJs());
