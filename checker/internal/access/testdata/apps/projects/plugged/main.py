import pkgutil
from importlib import import_module

from flask import Flask
from flask_jwt_extended import JWTManager

import plugins
from plugins.base import REGISTRY, Plugin

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "plugins"
JWTManager(app)

for name in ("hello", "admin", "stats"):
    import_module("plugins." + name)

for plugin in REGISTRY.values():
    plugin().mount(app)
