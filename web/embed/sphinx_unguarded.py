"""Sphinx extension: blocks of Flask code that show which routes answer anyone.

In conf.py, with this file on the path:

    extensions = ["sphinx_unguarded"]
    unguarded_script = "https://playground.example.org/embed.js"

It adds the script to every page that has a block, and the directive
``unguarded``, whose options are the attributes of docs/embedding.md. Formats
other than HTML show the code alone. Works with Sphinx 5 and later.
"""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

__version__ = "1.0"


def verdicts(argument):
    return directives.choice(argument, ("marks", "list", "none"))


def profile(argument):
    return directives.choice(argument, ("routes", "classic"))


class unguarded_block(nodes.container):
    """A literal block with what it says about itself."""


class UnguardedDirective(SphinxDirective):
    has_content = True
    option_spec = {
        "expect": directives.unchanged_required,
        "file": directives.unchanged_required,
        "files": directives.unchanged_required,
        "profile": profile,
        "verdicts": verdicts,
        "readonly": directives.flag,
    }

    def run(self):
        self.assert_has_content()
        code = "\n".join(self.content)
        literal = nodes.literal_block(code, code, language="python")
        self.set_source_info(literal)
        block = unguarded_block("", literal, attributes=dict(self.options))
        self.set_source_info(block)
        return [block]


def visit_html(translator, node):
    attributes = {name: value or "" for name, value in node["attributes"].items()}
    translator.body.append(translator.starttag(node, "unguarded-code", **attributes))


def depart_html(translator, node):
    translator.body.append("</unguarded-code>\n")


def visit_other(translator, node):
    pass


def add_script(app, pagename, templatename, context, doctree):
    """Adds the script where a block is: its words decide on the page itself."""
    if doctree is None or not app.config.unguarded_script:
        return
    asked = list(doctree.findall(unguarded_block)) or [
        block
        for block in doctree.findall(nodes.literal_block)
        if "unguarded" in block.get("classes", ()) or "# want:" in block.astext()
    ]
    if asked:
        app.add_js_file(app.config.unguarded_script, defer="defer")


def setup(app):
    app.add_config_value("unguarded_script", "", "html", [str])
    app.add_directive("unguarded", UnguardedDirective)
    other = (visit_other, visit_other)
    app.add_node(
        unguarded_block,
        html=(visit_html, depart_html),
        latex=other, text=other, man=other, texinfo=other,
    )
    app.connect("html-page-context", add_script)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
