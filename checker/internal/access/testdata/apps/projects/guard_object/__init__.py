from flask import Flask
from .web import mount
from .security import Security


def create_app(security: Security | None = None):
    app = Flask(__name__)
    mount(app, security or Security.from_env({"SURVEY_MODE": "strict"}))
    return app
