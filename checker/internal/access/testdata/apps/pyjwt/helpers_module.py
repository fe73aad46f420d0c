"""Tokens with static helpers, dict results, status codes in strings, nested functions and globals."""
from datetime import datetime, timedelta, timezone
from functools import wraps

import jwt
from flask import Flask, Response, _request_ctx_stack, g, json, jsonify, request
from jwt import DecodeError, ExpiredSignatureError, decode, encode
from werkzeug.local import LocalProxy

app = Flask(__name__)
app.config["SECRET_KEY"] = "helpers"
current_user = LocalProxy(lambda: getattr(g, "current_user", None))


def custom_response(res, status_code):
    return Response(mimetype="application/json", response=json.dumps(res), status=status_code)


class Auth:
    """Static helpers, as one tutorial has them."""

    @staticmethod
    def generate_token(user_id):
        try:
            payload = {"exp": datetime.now(timezone.utc) + timedelta(days=1), "sub": user_id}
            return encode(payload, app.config["SECRET_KEY"], "HS256")
        except Exception:
            return Response(response=json.dumps({"error": "error in generating user token"}), status=400)

    @staticmethod
    def decode_token(token):
        re = {"data": {}, "error": {}}
        try:
            payload = decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
            re["data"] = {"user_id": payload["sub"]}
            return re
        except ExpiredSignatureError:
            re["error"] = {"message": "token expired, please login again"}
            return re
        except jwt.InvalidTokenError:
            re["error"] = {"message": "Invalid token, please try again with a new token"}
            return re

    @staticmethod
    def auth_required(func):
        @wraps(func)
        def decorated_auth(*args, **kwargs):
            if "api-token" not in request.headers:
                return Response(mimetype="application/json", response=json.dumps({"error": "not available"}), status=401)
            token = request.headers.get("api-token")
            data = Auth.decode_token(token)
            if data["error"]:
                return Response(mimetype="application/json", response=json.dumps(data["error"]), status=400)
            g.user = {"id": data["data"]["user_id"]}
            return func(*args, **kwargs)

        return decorated_auth

    @classmethod
    def admin(cls, func):
        return cls.auth_required(func)


def jwt_user(f):
    def wrapper(*args, **kwargs):
        parts = (request.headers.get("Authorization") or "").split(" ")
        token = parts[1] if len(parts) == 2 else None
        g.current_user = None
        if token:
            try:
                g.current_user = decode(token, key=app.config["SECRET_KEY"], algorithms=["HS256"]).get("sub")
            except DecodeError:
                return custom_response({"error": "bad"}, "401 UNAUTHORIZED")
        return f(*args, **kwargs)

    wrapper.__name__ = f.__name__
    return wrapper


def signed_in(f):
    @jwt_user
    @wraps(f)
    def wrapper(*args, **kwargs):
        if not current_user:
            return custom_response({"error": "who?"}, 401)
        return f(*args, **kwargs)

    return wrapper


def unverified(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        token = request.headers.get("Authorization")
        if not token:
            return custom_response({"error": "who?"}, 403)
        g.claims = decode(token, options={"verify_signature": False})
        return f(*args, **kwargs)

    return wrapper


@app.get("/required")
@Auth.auth_required
def v_required():  # want: GET /required protected
    return custom_response(g.user, 200)


@app.get("/admin")
@Auth.admin
def v_admin():  # want: GET /admin protected
    return "x"


@app.get("/maybe")
@jwt_user
def v_maybe():  # want: GET /maybe open
    return str(current_user)


@app.get("/signed-in")
@signed_in
def v_signed_in():  # want: GET /signed-in protected
    return str(current_user)


@app.get("/unverified")
@unverified
def v_unverified():  # want: GET /unverified protected
    return jsonify(g.claims)


@app.post("/login")
def login():  # want: POST /login open
    req = request.get_json()
    if not req.get("email") or not req.get("password"):
        return custom_response({"error": "you need email and password to sign in"}, 400)
    return custom_response({"jwt_token": Auth.generate_token(1)}, 200)
