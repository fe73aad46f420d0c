from flask import Flask, jsonify, Blueprint, g
from flask_jwt_simple import JWTManager, jwt_required, jwt_optional, get_jwt_identity, get_jwt, decode_jwt
from flask_jwt_simple.exceptions import NoAuthorizationError, InvalidHeaderError
from flask_jwt_simple.view_decorators import _decode_jwt_from_headers
from functools import wraps
import jwt as pyjwt

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
manager = JWTManager(app)


@manager.expired_token_loader
def expired():
    return jsonify(e=1), 401


def manual(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.jwt = _decode_jwt_from_headers()
        except (NoAuthorizationError, InvalidHeaderError):
            return jsonify(msg="login"), 401
        return f(*a, **k)
    return inner


def roles(*names):
    def deco(f):
        @jwt_required
        @wraps(f)
        def inner(*a, **k):
            if get_jwt()["role"] not in names:
                return jsonify(msg="role"), 403
            return f(*a, **k)
        return inner
    return deco


@app.get("/a")
@manual
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@roles("x", "y")
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@jwt_optional
def c():  # want: GET /c optional
    return jsonify(get_jwt_identity())


@app.get("/d")
@jwt_required
@jwt_optional
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
def e():  # want: GET /e open
    return jsonify(get_jwt())


@app.before_request
def look():
    g.who = get_jwt_identity()
