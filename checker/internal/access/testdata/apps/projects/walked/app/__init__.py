import pkgutil
from importlib import import_module
from flask import Flask, abort, request, Blueprint


def create_app():
    app = Flask(__name__)
    for finder, name, ispkg in pkgutil.walk_packages(__path__, __name__ + "."):
        mod = import_module(name)
        for value in vars(mod).values():
            if isinstance(value, Blueprint):
                app.register_blueprint(value)
    return app


def need():
    if not request.headers.get("K"):
        abort(401)
