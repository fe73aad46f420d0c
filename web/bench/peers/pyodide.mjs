// CPython in Pyodide: ast.parse, and a visitor that lists decorated functions.

import { loadPyodide } from "/peers/node_modules/pyodide/pyodide.mjs";

const python = await loadPyodide();
python.runPython(`
import ast

class Decorated(ast.NodeVisitor):
    def visit_FunctionDef(self, node):
        if node.decorator_list:
            self.found.append(f"{node.lineno} {node.name}")
        self.generic_visit(node)

def check(text):
    visitor = Decorated()
    visitor.found = []
    visitor.visit(ast.parse(text))
    return "\\n".join(visitor.found)
`);
const check = python.globals.get("check");
onmessage = ({ data }) => postMessage(check(data));
postMessage("ready");
