from importlib import import_module

from flask import Flask

from .config import config
from .extensions import jwt

MODULES = ("users", "admin", "auth")


def register_blueprints(app):
    for name in MODULES:
        module = import_module(f"api.{name}")
        app.register_blueprint(module.bp)
    for path in app.config["EXTRAS"]:
        app.register_blueprint(import_module(path).bp)


def register_commands(app):
    @app.cli.command("seed")
    def seed():
        """Fill the database."""


def create_app(config_name="default"):
    app = Flask(__name__)
    app.config.from_object(config[config_name])
    config[config_name].init_app(app)
    jwt.init_app(app)
    register_blueprints(app)
    register_commands(app)
    if not app.config["AUTH_REQUIRED"]:
        @app.get("/debug")
        def debug():
            return "debug"

    @app.get("/ready")
    def ready():  # want: GET /ready open
        return str(app.config.get("READY"))

    return app
