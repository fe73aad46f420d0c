from flask import abort, jsonify
from flask_login import current_user

from . import api_bp


@api_bp.before_request
def need_user():
    if current_user.is_anonymous:
        abort(401)


@api_bp.get("/items")
def items():  # want: GET /api/items protected
    return jsonify([])
