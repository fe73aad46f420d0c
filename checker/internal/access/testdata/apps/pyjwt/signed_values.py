from flask import Flask, request, abort, g, jsonify
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer, BadSignature, Signer, TimestampSigner, SignatureExpired
from functools import wraps

app = Flask(__name__)
signer = URLSafeSerializer("secret")
timed = URLSafeTimedSerializer("secret")
plain = Signer("k")
stamps = TimestampSigner("k")


def checked(f):
    @wraps(f)
    def inner(*a, **k):
        ok, payload = signer.loads_unsafe(request.headers.get("X-Token", ""))
        if not ok:
            abort(401)
        g.user = payload
        return f(*a, **k)
    return inner


def unchecked(f):
    @wraps(f)
    def inner(*a, **k):
        ok, payload = signer.loads_unsafe(request.headers.get("X-Token", ""))
        g.user = payload
        return f(*a, **k)
    return inner


def by_index(f):
    @wraps(f)
    def inner(*a, **k):
        if not timed.loads_unsafe(request.cookies.get("tok", ""), max_age=60)[0]:
            return "no", 403
        return f(*a, **k)
    return inner


def by_payload(f):
    @wraps(f)
    def inner(*a, **k):
        _, payload = timed.loads_unsafe(request.cookies.get("tok", ""))
        if payload is None:
            return "no", 403
        return f(*a, **k)
    return inner


def by_validate(f):
    @wraps(f)
    def inner(*a, **k):
        if not plain.validate(request.headers.get("X-Sig", "")):
            return jsonify(error="bad signature"), 401
        return f(*a, **k)
    return inner


def by_stamp(f):
    @wraps(f)
    def inner(*a, **k):
        if not stamps.validate(request.headers.get("X-Sig", ""), max_age=5):
            abort(403)
        return f(*a, **k)
    return inner


def lenient(f):
    @wraps(f)
    def inner(*a, **k):
        g.valid = plain.validate(request.headers.get("X-Sig", ""))
        return f(*a, **k)
    return inner


def whole(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.data = timed.loads(request.args.get("t", ""), max_age=10, salt="x")
        except SignatureExpired:
            abort(410)
        except BadSignature as e:
            if e.payload is None:
                abort(403)
            g.data = {}
        return f(*a, **k)
    return inner


@app.get("/a")
@checked
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@unchecked
def b(): return "b"  # want: GET /b open


@app.get("/c")
@by_index
def c(): return "c"  # want: GET /c protected


@app.get("/d")
@by_payload
def d(): return "d"  # want: GET /d protected


@app.get("/e")
@by_validate
def e(): return "e"  # want: GET /e protected


@app.get("/f")
@by_stamp
def f(): return "f"  # want: GET /f protected


@app.get("/g")
@lenient
def g_(): return "g"  # want: GET /g open


@app.get("/h")
@whole
def h(): return "h"  # want: GET /h protected
