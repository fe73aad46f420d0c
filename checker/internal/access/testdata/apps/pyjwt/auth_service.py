"""A class that encodes and decodes, and a model with static methods, as in larger tutorials."""
import datetime
from functools import wraps

import jwt
from flask import Blueprint, Flask, g, jsonify, request

bp = Blueprint("users", __name__, url_prefix="/users")
KEY = "service"


class User:
    table = {}

    def __init__(self, key, email, admin=False):
        self.id, self.email, self.admin = key, email, admin

    @classmethod
    def by_id(cls, key):
        return cls.table.get(key) or cls(key, "nobody@example.org")

    def encode_auth_token(self):
        now = datetime.datetime.utcnow()
        return jwt.encode({"exp": now + datetime.timedelta(days=1), "iat": now, "sub": str(self.id)}, KEY, algorithm="HS256")

    @staticmethod
    def decode_auth_token(auth_token):
        """The user's id, or a text that says what is wrong."""
        try:
            payload = jwt.decode(auth_token, KEY, algorithms=["HS256"])
            return int(payload["sub"])
        except jwt.ExpiredSignatureError:
            return "Signature expired. Please log in again."
        except jwt.InvalidTokenError:
            return "Invalid token. Please log in again."


class AuthService:
    """Gives (response, status) like the services of a layered app."""

    @staticmethod
    def logged_in_user(new_request):
        auth_token = new_request.headers.get("Authorization")
        if auth_token:
            resp = User.decode_auth_token(auth_token.replace("Bearer ", ""))
            if not isinstance(resp, str):
                user = User.by_id(resp)
                return {"status": "success", "data": {"user_id": user.id, "admin": True}}, 200
            return {"status": "fail", "message": resp}, 401
        return {"status": "fail", "message": "Provide a valid auth token."}, 401


def token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        data, status = AuthService.logged_in_user(request)
        token = data.get("data")
        if not token:
            return data, status
        return f(*args, **kwargs)

    return decorated


def admin_token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        data, status = AuthService.logged_in_user(request)
        token = data.get("data")
        if not token:
            return data, status
        admin = token.get("admin")
        if not admin:
            return {"status": "fail", "message": "admin token required"}, 401
        return f(*args, **kwargs)

    return decorated


def with_user(f):
    """Leaves the user in g when there is one."""

    @wraps(f)
    def decorated(*args, **kwargs):
        data, _status = AuthService.logged_in_user(request)
        g.user_id = data.get("data", {}).get("user_id")
        return f(*args, **kwargs)

    return decorated


@bp.route("/")
@token_required
def list_users():  # want: GET /users/ protected
    return jsonify(data=[])


@bp.route("/<int:public_id>", methods=["DELETE"])
@admin_token_required
def delete_user(public_id):  # want: DELETE /users/<int:public_id> protected
    return jsonify(deleted=public_id)


@bp.route("/count")
@with_user
def count():  # want: GET /users/count open
    return jsonify(n=len(User.table), me=g.user_id)


@bp.route("/", methods=["POST"])
def register():  # want: POST /users/ open
    user = User(len(User.table) + 1, (request.json or {}).get("email"))
    User.table[user.id] = user
    return jsonify(token=user.encode_auth_token()), 201


def create_app():
    app = Flask(__name__)
    app.config["SECRET_KEY"] = KEY
    app.register_blueprint(bp)
    return app
