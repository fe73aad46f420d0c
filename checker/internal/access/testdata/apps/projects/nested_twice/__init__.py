from flask import Flask
from .admin import admin
from .public import public


def create_app():
    app = Flask(__name__)
    admin.register_blueprint(public, url_prefix="/preview", name="preview")
    app.register_blueprint(admin, url_prefix="/admin")
    app.register_blueprint(public)
    return app
