import hashlib
import hmac
import secrets
from functools import wraps
from flask import Flask, abort, request

app = Flask(__name__)
app.config["TOKEN"] = "s3cret"
KEYS = {"svc": hashlib.sha256(b"k").hexdigest()}


def bearer(fn):
    @wraps(fn)
    def inner(*a, **k):
        sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(sent, app.config["TOKEN"]):
            abort(401)
        return fn(*a, **k)
    return inner


def signature(fn):
    @wraps(fn)
    def inner(*a, **k):
        expected = hmac.new(b"k", request.get_data(), hashlib.sha256).hexdigest()
        got = request.headers.get("X-Signature") or ""
        if not secrets.compare_digest(got.encode(), expected.encode()):
            return "bad signature", 403
        return fn(*a, **k)
    return inner


def hashed(fn):
    @wraps(fn)
    def inner(*a, **k):
        digest = hashlib.sha256(request.headers.get("X-Key", "").encode()).hexdigest()
        name = next((n for n, d in KEYS.items() if hmac.compare_digest(d, digest)), None)
        if name is None:
            abort(403)
        return fn(*a, **k)
    return inner


def inverted(fn):
    @wraps(fn)
    def inner(*a, **k):
        if hmac.compare_digest(request.headers.get("X-Key", ""), "wrong"):
            abort(403)
        return fn(*a, **k)
    return inner


@app.get("/bearer")
@bearer
def b():  # want: GET /bearer protected
    return "b"


@app.post("/signature")
@signature
def s():  # want: POST /signature protected
    return "s"


@app.get("/hashed")
@hashed
def h():  # want: GET /hashed protected
    return "h"


@app.get("/inverted")
@inverted
def i():  # want: GET /inverted open
    return "i"
