from flask import Blueprint

api_bp = Blueprint("api", __name__)

from . import items  # noqa: E402,F401
