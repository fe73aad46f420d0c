#!/usr/bin/env python3
"""Write what real Flask does with every route of the apps beside this file into their `# want:` comments.

    renew.py ORACLE [APP...]       ORACLE is the path of oracle.py; without APP all apps are renewed

The comment stands on the line of the `def`: `# want: GET /path open; POST /path protected`. The oracle's words
become the checker's: refused is protected, reached is open (unprotected or public). Shadowed rules are no routes.
An app whose first lines carry `# derived` is not run: its comments are written by hand from the design.
"""
import importlib.util
import os
import re
import sys

APPS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "apps")
WORDS = {"refused": "protected", "reached": "open", "optional": "optional", "broken": "broken"}
COMMENT = re.compile(r"\s*# want: .*$")


def load(path):
    spec = importlib.util.spec_from_file_location("oracle", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["oracle"] = module
    spec.loader.exec_module(module)
    return module


def apps(oracle):
    for theme in sorted(os.listdir(APPS)):
        yield from oracle.cases(os.path.join(APPS, theme))


def files(app):
    if not os.path.isdir(app):
        return [app]
    return [os.path.join(d, f) for d, _, names in os.walk(app) for f in sorted(names) if f.endswith(".py")]


def derived(app):
    with open(files(app)[0], encoding="utf-8") as f:
        return any(line.startswith("# derived") for line in f.read(500).splitlines())


def renew(oracle, app):
    base = app if os.path.isdir(app) else os.path.dirname(app)
    wants = {}
    for r in oracle.run(app)["records"]:
        if r["verdict"] == "inconclusive":
            raise SystemExit(f"{app}:{r['line']}: the oracle can't tell what {r['method']} {r['rule']} does")
        if r["verdict"] in WORDS:
            text = f"{r['method']} {r['rule']} {WORDS[r['verdict']]}"
            wants.setdefault((os.path.join(base, r["file"]), r["line"]), []).append(text)
    for path in files(app):
        with open(path, encoding="utf-8") as f:
            lines = f.read().splitlines()
        for i, line in enumerate(lines):
            line = COMMENT.sub("", line)
            want = wants.get((path, i + 1))
            lines[i] = line + "  # want: " + "; ".join(sorted(want)) if want else line
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")


def main():
    oracle = load(sys.argv[1])
    for app in sys.argv[2:] or apps(oracle):
        if not derived(app):
            renew(oracle, os.path.abspath(app))


if __name__ == "__main__":
    main()
