import jwt
from flask import Flask, request, g, jsonify
from functools import wraps

app = Flask(__name__)
app.config["SECRET_KEY"] = "s"


def tok():
    return request.headers.get("Authorization", "").replace("Bearer ", "")


def peek(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.claims = jwt.decode(tok(), options={"verify_signature": False})
        except jwt.InvalidTokenError:
            return jsonify(msg="bad"), 401
        return f(*a, **k)
    return inner


def peek_swallow(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.claims = jwt.decode(tok(), options={"verify_signature": False})
        except Exception:
            g.claims = None
        return f(*a, **k)
    return inner


def header_only(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            h = jwt.get_unverified_header(tok())
        except jwt.DecodeError:
            return jsonify(msg="bad"), 401
        g.kid = h.get("kid")
        return f(*a, **k)
    return inner


PyJWT = jwt.PyJWT()


def own_object(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            PyJWT.decode(tok(), "k", algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return jsonify(msg="bad"), 401
        return f(*a, **k)
    return inner


def no_try(f):
    @wraps(f)
    def inner(*a, **k):
        g.claims = jwt.decode(tok(), "k", algorithms=["HS256"])
        return f(*a, **k)
    return inner


jws = jwt.PyJWS()


def raw(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            jws.decode(tok(), "k", algorithms=["HS256"])
        except jwt.exceptions.DecodeError:
            return "no", 401
        return f(*a, **k)
    return inner


client = jwt.PyJWKClient("http://127.0.0.1:9/keys")


def jwks(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            key = client.get_signing_key_from_jwt(tok())
            g.claims = jwt.decode(tok(), key.key, algorithms=["RS256"])
        except jwt.PyJWKClientError:
            return "no", 401
        except jwt.DecodeError:
            return "bad", 401
        return f(*a, **k)
    return inner


@app.get("/a")
@peek
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@peek_swallow
def b(): return "b"  # want: GET /b open


@app.get("/c")
@header_only
def c(): return "c"  # want: GET /c protected




@app.get("/e")
@own_object
def e(): return "e"  # want: GET /e protected


@app.get("/f")
@no_try
def f(): return "f"  # want: GET /f protected


@app.get("/g")
@raw
def g_(): return "g"  # want: GET /g protected


@app.get("/h")
@jwks
def h(): return "h"  # want: GET /h protected

