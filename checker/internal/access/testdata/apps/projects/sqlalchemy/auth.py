from functools import wraps

import jwt
from flask import Blueprint, current_app, jsonify, make_response, request

from models import User, db

auth_bp = Blueprint("auth", __name__)


def token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = None
        if "x-access-token" in request.headers:
            token = request.headers["x-access-token"]
        if not token:
            return jsonify({"message": "Token is missing!"}), 401
        try:
            data = jwt.decode(token, current_app.config["SECRET_KEY"], algorithms=["HS256"])
            current_user = User.query.filter_by(public_id=data["public_id"]).first()
        except Exception:
            return jsonify({"message": "Token is invalid!"}), 401
        return f(current_user, *args, **kwargs)

    return decorated


def admin_required(f):
    @token_required
    @wraps(f)
    def decorated(current_user, *args, **kwargs):
        if not current_user.admin:
            return jsonify({"message": "Cannot perform that function!"}), 403
        return f(current_user, *args, **kwargs)

    return decorated


@auth_bp.route("/login")
def login():  # want: GET /login open
    auth = request.authorization
    if not auth or not auth.username or not auth.password:
        return make_response("Could not verify", 401, {"WWW-Authenticate": "Basic"})
    user = User.query.filter_by(name=auth.username).first()
    if not user or not user.check_password(auth.password):
        return make_response("Could not verify", 401, {"WWW-Authenticate": "Basic"})
    return jsonify({"token": user.token()})


@auth_bp.route("/register", methods=["POST"])
def register():  # want: POST /register open
    data = request.get_json()
    user = User(public_id="x", name=data.get("name"))
    user.set_password(data.get("password") or "p")
    db.session.add(user)
    db.session.commit()
    return jsonify(user.to_dict()), 201
