"""The package of the Flask documentation: views imported at the bottom."""
from flask import Flask
from flask_login import LoginManager

app = Flask(__name__)
app.secret_key = "circular"
login_manager = LoginManager(app)

from . import views, admin  # noqa: E402
from .api import api_bp as _api  # noqa: E402

app.register_blueprint(_api, url_prefix="/api")
