"""A token on the user model (itsdangerous and PyJWT), looked up in a table; keys; roles."""
import hmac
import os
from functools import wraps
from hashlib import sha256

import jwt
from flask import Flask, abort, g, jsonify, request
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

app = Flask(__name__)
app.config["SECRET_KEY"] = "models"
API_KEYS = {"k1": "robot"}
serializer = URLSafeTimedSerializer("models")
ADMIN_KEY = os.environ.get("ADMIN_KEY", "change-me")


class User:
    users = {}

    def __init__(self, name, role="user"):
        self.name, self.role = name, role

    @staticmethod
    def verify_auth_token(token):
        try:
            data = serializer.loads(token, max_age=3600)
        except SignatureExpired:
            return None
        except BadSignature:
            return None
        return User.users.get(data["id"])

    @classmethod
    def from_request(cls, req):
        auth = req.headers.get("Authorization")
        if auth is None:
            return None
        scheme, _, token = auth.partition(" ")
        if scheme != "Bearer":
            return None
        return cls.verify_auth_token(token)


def signed(f):
    @wraps(f)
    def inner(*a, **k):
        user = User.verify_auth_token(request.headers.get("X-Token", ""))
        if not user:
            abort(401)
        g.user = user
        return f(*a, **k)

    return inner


def with_role(role):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            user = User.from_request(request)
            if user is None or user.role != role:
                return jsonify(error="forbidden"), 403
            return f(*a, **k)

        return inner

    return deco


def api_key(f):
    @wraps(f)
    def inner(*a, **k):
        key = request.headers.get("X-Api-Key") or request.args.get("api_key")
        if key not in API_KEYS:
            return {"error": "bad key"}, 401
        return f(*a, **k)

    return inner


def admin_key(f):
    @wraps(f)
    def inner(*a, **k):
        if request.headers.get("X-Admin-Key") != ADMIN_KEY:
            abort(403)
        return f(*a, **k)

    return inner


def signature(f):
    @wraps(f)
    def inner(*a, **k):
        given = request.headers.get("X-Signature", "")
        wanted = hmac.new(b"models", request.get_data(), sha256).hexdigest()
        if not hmac.compare_digest(given, wanted):
            abort(403)
        return f(*a, **k)

    return inner


def basic(f):
    @wraps(f)
    def inner(*a, **k):
        auth = request.authorization
        if not auth or not (auth.username == "admin" and auth.password == "secret"):
            return "no", 401, {"WWW-Authenticate": "Basic"}
        return f(*a, **k)

    return inner


def cookie(f):
    @wraps(f)
    def inner(*a, **k):
        raw = request.cookies.get("token")
        if raw is None:
            return "no cookie", 401
        try:
            g.claims = jwt.decode(raw, "models", ["HS256"])
        except jwt.exceptions.InvalidTokenError as e:
            abort(401, str(e))
        return f(*a, **k)

    return inner


@app.get("/signed")
@signed
def v_signed():  # want: GET /signed protected
    return g.user.name


@app.get("/role")
@with_role("admin")
def v_role():  # want: GET /role protected
    return "x"


@app.get("/key")
@api_key
def v_key():  # want: GET /key protected
    return "x"


@app.get("/admin-key")
@admin_key
def v_admin_key():  # want: GET /admin-key protected
    return "x"


@app.post("/signature")
@signature
def v_signature():  # want: POST /signature protected
    return "x"


@app.get("/basic")
@basic
def v_basic():  # want: GET /basic protected
    return "x"


@app.get("/cookie")
@cookie
def v_cookie():  # want: GET /cookie protected
    return "x"


@app.post("/token")
def v_token():  # want: POST /token open
    user = User.users.get((request.json or {}).get("name"))
    if not user:
        return {"error": "unknown"}, 400
    return {"token": serializer.dumps({"id": user.name})}
