import importlib
import pkgutil

from flask import Flask, abort, request

from . import views


def create_app():
    app = Flask(__name__)
    for info in pkgutil.iter_modules(views.__path__):
        module = importlib.import_module(f"{views.__name__}.{info.name}")
        bp = getattr(module, "bp", None)
        if bp is None:
            continue
        if getattr(module, "PRIVATE", False):
            bp.before_request(needs_key)
        app.register_blueprint(bp, url_prefix=f"/{info.name}")
    return app


def needs_key():
    if "X-Key" not in request.headers:
        abort(401)
