"""Settings that come from outside are merged level by level; routes are declared after that."""
import json
import os

from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required


def merged(*layers):
    result = {}
    for layer in layers:
        for key, value in layer.items():
            if isinstance(value, dict) and key in result and isinstance(result[key], dict):
                result[key] = merged(result[key], value)
            else:
                result[key] = value
    return result


def expanded(value):
    if isinstance(value, dict):
        return {key: expanded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [expanded(inner) for inner in value]
    if isinstance(value, tuple):
        return tuple(expanded(inner) for inner in value)
    return value


settings = merged(json.loads(os.environ.get("DEFAULTS") or "{}"), dict(os.environ), {"debug": False})
settings = expanded(expanded(settings))

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)


@app.get("/a")
def a(): return "a"  # want: GET /a open


@app.get("/b")
@jwt_required()
def b(): return "b"  # want: GET /b protected


def declare(tree, prefix=""):
    for name, what in tree.items():
        if isinstance(what, dict):
            declare(what, prefix + "/" + name)
        else:
            app.add_url_rule(prefix + "/" + name, prefix + name, what)


def page(): return "page"  # want: GET /shop/basket/deep/er open; GET /shop/basket/show open; GET /start open


# What is known is followed as deep as it goes.
declare({"start": page, "shop": {"basket": {"show": page, "deep": {"er": page}}}})
