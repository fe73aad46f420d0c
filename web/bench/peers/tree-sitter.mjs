// tree-sitter's Python grammar, and a query for decorated functions. It is given
// the whole text, as a checker is; what it saves by knowing the edit is not shown.

import { Language, Parser, Query } from "/peers/node_modules/web-tree-sitter/web-tree-sitter.js";

await Parser.init();
const python = await Language.load("/peers/node_modules/tree-sitter-python/tree-sitter-python.wasm");
const parser = new Parser();
parser.setLanguage(python);
const query = new Query(python, "(decorated_definition (decorator) @decorator definition: (function_definition name: (identifier) @name))");
onmessage = ({ data }) => {
  const tree = parser.parse(data);
  const found = query.captures(tree.rootNode).map(({ name, node }) => [name, node.startIndex]);
  tree.delete();
  postMessage(found);
};
postMessage("ready");
