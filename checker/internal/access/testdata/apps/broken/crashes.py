"""Guards that crash on a request without a header, and ones that answer in odd ways."""
from functools import wraps

import jwt
from flask import Flask, abort, g, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt, get_jwt_identity, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="crashes", JWT_SECRET_KEY="crashes")
JWTManager(app)


def split_of_none(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.headers.get("Authorization").split(" ")[1]
        jwt.decode(token, "crashes", algorithms=["HS256"])
        return f(*a, **k)

    return inner


def bad_key(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.headers["Authorization"]
        jwt.decode(token, "crashes", algorithms=["HS256"])
        return f(*a, **k)

    return inner


def decode_none(f):
    @wraps(f)
    def inner(*a, **k):
        jwt.decode(request.cookies.get("token"), "crashes", algorithms=["HS256"])
        return f(*a, **k)

    return inner


def identity_first(f):
    @wraps(f)
    def inner(*a, **k):
        g.user = get_jwt_identity()
        return f(*a, **k)

    return inner


def claims_of_optional(f):
    @wraps(f)
    def inner(*a, **k):
        verify_jwt_in_request(optional=True)
        if get_jwt()["role"] != "admin":
            abort(403)
        return f(*a, **k)

    return inner


def index_error(f):
    @wraps(f)
    def inner(*a, **k):
        header = request.headers.get("Authorization", "")
        token = header.split()[1]
        jwt.decode(token, "crashes", algorithms=["HS256"])
        return f(*a, **k)

    return inner


def returns_nothing(f):
    @wraps(f)
    def inner(*a, **k):
        if request.headers.get("Authorization"):
            return f(*a, **k)

    return inner


def swaps(f):
    @jwt_required
    @wraps(f)
    def inner(*a, **k):
        return f(*a, **k)

    return inner


@app.get("/split")
@split_of_none
def v_split():  # want: GET /split broken
    return "x"


@app.get("/key")
@bad_key
def v_key():  # want: GET /key broken
    return "x"


@app.get("/none")
@decode_none
def v_none():  # want: GET /none protected
    return "x"


@app.get("/identity")
@identity_first
def v_identity():  # want: GET /identity broken
    return "x"


@app.get("/claims")
@claims_of_optional
def v_claims():  # want: GET /claims broken
    return "x"


@app.get("/index")
@index_error
def v_index():  # want: GET /index broken
    return "x"


@app.get("/nothing")
@returns_nothing
def v_nothing():  # want: GET /nothing broken
    return "x"


@app.get("/swaps")
@swaps
def v_swaps():  # want: GET /swaps broken
    return "x"


@app.get("/undefined")
@jwt_required()
def v_fine():  # want: GET /undefined protected
    return "x"
