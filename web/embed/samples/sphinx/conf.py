"""A small site with checked code, built by the tests."""

import os
import sys

sys.path.insert(0, os.path.abspath("../.."))

project = "Orchard"
extensions = ["sphinx_unguarded"]
unguarded_script = os.environ.get("UNGUARDED_SCRIPT", "")
html_theme = "alabaster"
html_static_path = ["_static"]
html_copy_source = False
exclude_patterns = ["_build"]
