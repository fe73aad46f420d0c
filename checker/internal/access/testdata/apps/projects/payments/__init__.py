"""Payment gateway. Ports and adapters."""
from __future__ import annotations
from flask import Flask
from .adapters.web import build_blueprints
from .domain import services


def create_app(container: services.Container | None = None) -> Flask:
    container = container or services.Container.default()
    app = Flask("payments")
    for bp in build_blueprints(container):
        app.register_blueprint(bp)
    return app
