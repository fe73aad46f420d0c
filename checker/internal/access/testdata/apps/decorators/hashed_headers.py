from functools import wraps
import hashlib
from flask import Flask, abort, request

app = Flask(__name__)
KNOWN = {hashlib.sha256(b"one").hexdigest(), hashlib.sha256(b"two").hexdigest()}


def strict(fn):
    @wraps(fn)
    def inner(*a, **k):
        try:
            scheme, token = request.headers["Authorization"].split(None, 1)
        except (KeyError, ValueError):
            return "no", 401
        if scheme.lower() != "bearer" or hashlib.sha256(token.encode()).hexdigest() not in KNOWN:
            return "no", 403
        return fn(*a, **k)
    return inner


def hashed(fn):
    @wraps(fn)
    def inner(*a, **k):
        raw = (request.headers.get("Authorization") or "").partition(" ")[2]
        if hashlib.sha256(raw.encode("utf-8")).hexdigest() not in KNOWN:
            abort(401)
        return fn(*a, **k)
    return inner


def empty_ok(fn):
    @wraps(fn)
    def inner(*a, **k):
        raw = request.headers.get("Authorization") or ""
        if raw and hashlib.sha256(raw.encode()).hexdigest() not in KNOWN:
            abort(401)
        return fn(*a, **k)
    return inner


def weak(fn):
    @wraps(fn)
    def inner(*a, **k):
        raw = request.headers.get("Authorization") or ""
        if hashlib.md5(raw.encode()).hexdigest() == hashlib.md5(b"").hexdigest():
            return fn(*a, **k)
        abort(401)
    return inner


@app.get("/strict")
@strict
def a():  # want: GET /strict protected
    return "a"


@app.get("/hashed")
@hashed
def b():  # want: GET /hashed protected
    return "b"


@app.get("/empty-ok")
@empty_ok
def c():  # want: GET /empty-ok open
    return "c"


@app.get("/weak")
@weak
def d():  # want: GET /weak open
    return "d"
