"""MkDocs plugin: blocks of Flask code that show which routes answer anyone.

In mkdocs.yml, with this file installed or named as a hook:

    hooks:
      - mkdocs_unguarded.py
    extra:
      unguarded_script: https://playground.example.org/embed.js

It reads the words after the language of a fence (docs/embedding.md), which
Python-Markdown does not keep, puts them on the block that the fence became, and
adds the script to every page that has one. Works with MkDocs 1.4 and later.
"""

import html
import re
import shlex

NAMES = ("expect", "file", "files", "profile", "verdicts", "readonly")

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
PLACE = re.compile(r"<!-- unguarded (?P<attributes>.*?)-->\s*(?:</p>\s*)?<(?P<tag>div|pre|table)\b")


def words_of(info):
    """The language and our words: ("python", {"expect": …}), or None."""
    info = info.strip()
    braced = info.startswith("{") and info.endswith("}")
    try:
        words = shlex.split(info[1:-1] if braced else info.replace("python,", "python ", 1))
    except ValueError:
        return None
    found, others = {}, []
    for word in words:
        name, _, value = word.partition("=")
        name = name.removeprefix("data-")
        if word in ("unguarded", ".unguarded"):
            found["class"] = "unguarded"
        elif name in NAMES:
            found[name] = value
        else:
            others.append(word)
    if not found:
        return None
    return ("{ " + " ".join(others) + " }" if braced else " ".join(others)), found


def on_page_markdown(markdown, **_):
    """Takes our words out of the fences and leaves them in a comment before."""
    lines, closing = [], None
    for line in markdown.split("\n"):
        match = FENCE.match(line)
        if closing:
            if match and not match["info"].strip() and match["fence"].startswith(closing):
                closing = None
            lines.append(line)
            continue
        if match:
            closing = match["fence"]
            ours = words_of(match["info"])
            if ours:
                info, found = ours
                attributes = " ".join(
                    f'{name if name == "class" else "data-" + name}="{html.escape(value)}"'
                    for name, value in found.items()
                )
                indent = match["indent"]
                lines += [f"{indent}<!-- unguarded {attributes.replace('--', '&#45;&#45;')} -->", ""]
                line = f"{indent}{match['fence']}{info}"
        lines.append(line)
    return "\n".join(lines)


def on_page_content(content, config, **_):
    """Puts the words on the blocks, as attributes."""

    def mark(match):
        attributes = match["attributes"].strip()
        # A second class attribute would not count.
        attributes = attributes.replace('class="unguarded"', 'data-unguarded=""')
        return f'<{match["tag"]} {attributes}'

    return PLACE.sub(mark, content)


def on_post_page(output, config, **_):
    """Adds the script to a page that has a block of ours."""
    script = config["extra"].get("unguarded_script")
    asked = re.search(r"<unguarded-code|\bdata-(unguarded|expect|file|files|profile|verdicts|readonly)=|# want:|class=\"[^\"]*\bunguarded\b", output)
    if not script or not asked:
        return output
    tag = f'<script defer src="{html.escape(script)}"></script>'
    head, found, rest = output.rpartition("</body>")
    return f"{head}{tag}{found}{rest}" if found else output + tag
