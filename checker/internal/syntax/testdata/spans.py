"""Print the span of every node that CPython's ast has for some files.

Reads paths from standard input, one a line. For each it prints one line of
JSON: {"path": …, "nodes": [[kind, start, end], …]} with offsets in bytes, or
{"path": …, "error": message, "line": number} for a file that CPython refuses,
or {"path": …, "skip": reason} for one that is not UTF-8.
"""
import ast
import json
import re
import sys
import warnings

NESTED = (ast.JoinedStr,)
EXACT_FSTRINGS = sys.version_info >= (3, 12)


def line_starts(data):
    starts = [0]
    for match in re.finditer(rb"\r\n|\r|\n", data):
        starts.append(match.end())
    if data.startswith(b"\xef\xbb\xbf"):
        starts[0] = 3
    return starts


def spans(tree, starts):
    out = []
    todo = [tree]
    while todo:
        node = todo.pop()
        if hasattr(node, "lineno"):
            out.append([
                type(node).__name__,
                starts[node.lineno - 1] + node.col_offset,
                starts[node.end_lineno - 1] + node.end_col_offset,
            ])
        if isinstance(node, NESTED) and not EXACT_FSTRINGS:
            continue  # before 3.12 the places inside of f-strings are not exact
        todo.extend(ast.iter_child_nodes(node))
    return out


def describe(path, data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return {"path": path, "skip": "not UTF-8"}
    try:
        tree = ast.parse(data)
        compile(data, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return {"path": path, "error": str(error), "line": getattr(error, "lineno", 0) or 0}
    except (RecursionError, MemoryError):
        return {"path": path, "skip": "nested too deep for CPython"}
    return {"path": path, "nodes": spans(tree, line_starts(data))}


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000)
    for line in sys.stdin:
        path = line.rstrip("\n")
        with open(path, "rb") as file:
            print(json.dumps(describe(path, file.read())))


if __name__ == "__main__":
    main()
