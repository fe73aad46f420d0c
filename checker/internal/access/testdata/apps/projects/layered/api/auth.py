from flask import Blueprint, jsonify, request
from flask_jwt_extended import create_access_token, get_jwt_identity, jwt_required

from models.user import User

bp = Blueprint("auth", __name__, url_prefix="/auth")


@bp.post("/login")
def login():  # want: POST /auth/login open
    body = request.get_json()
    user = User.get(body.get("id"))
    if user is None:
        return jsonify(error="unknown user"), 401
    return jsonify(token=create_access_token(identity=user))


@bp.post("/refresh")
@jwt_required(refresh=True)
def refresh():  # want: POST /auth/refresh protected
    return jsonify(token=create_access_token(identity=get_jwt_identity()))
