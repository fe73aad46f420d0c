from flask import Flask, request, g, jsonify, abort
from functools import wraps
from authlib.jose import jwt, JsonWebToken, JoseError, JsonWebSignature
from authlib.jose.errors import DecodeError, BadSignatureError, ExpiredTokenError

app = Flask(__name__)
own = JsonWebToken(["HS256"])


def tok():
    h = request.headers.get("Authorization", "")
    return h[7:] if h.startswith("Bearer ") else ""


def decode_only(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.claims = jwt.decode(tok(), "key")
        except JoseError:
            return jsonify(e=1), 401
        return f(*a, **k)
    return inner


def with_validate(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            claims = jwt.decode(tok(), "key")
            claims.validate()
        except JoseError as e:
            return jsonify(e=str(e)), 401
        except ValueError:
            return jsonify(e="malformed"), 401
        g.claims = claims
        return f(*a, **k)
    return inner


def own_object(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            claims = own.decode(tok(), "key", claims_options={"iss": {"essential": True}})
            claims.validate()
        except (DecodeError, BadSignatureError, ExpiredTokenError):
            abort(401)
        return f(*a, **k)
    return inner


def swallowed(f):
    @wraps(f)
    def inner(*a, **k):
        g.claims = None
        try:
            g.claims = jwt.decode(tok(), "key")
            g.claims.validate()
        except JoseError:
            pass
        return f(*a, **k)
    return inner


@app.get("/a")
@decode_only
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@with_validate
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@own_object
def c(): return "c"  # want: GET /c protected


@app.get("/d")
@swallowed
def d(): return "d"  # want: GET /d open


@app.post("/token")
def token():  # want: POST /token open
    return jsonify(token=jwt.encode({"alg": "HS256"}, {"sub": "x"}, "key").decode())
