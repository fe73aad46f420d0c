from functools import wraps

from flask import Flask, jsonify, g
from flask_jwt_extended import JWTManager, verify_jwt_in_request, jwt_required, get_jwt_identity

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
app.config["PROPAGATE_EXCEPTIONS"] = True
JWTManager(app)


def logged(f):
    @wraps(f)
    def inner(*a, **k):
        ok = False
        try:
            verify_jwt_in_request()
            ok = True
        except Exception as e:
            app.logger.warning("no token: %s", e)
        if not ok:
            return jsonify(error=1), 401
        return f(*a, **k)
    return inner


def returns_value(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            verify_jwt_in_request()
        except Exception:
            return f(*a, **k)
        else:
            return f(*a, **k)
    return inner


def else_only(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            verify_jwt_in_request()
        except Exception:
            pass
        else:
            return f(*a, **k)
        return "no", 401
    return inner


def optional_or(f):
    @wraps(f)
    def inner(*a, **k):
        found = verify_jwt_in_request(optional=True)
        if found is None:
            return "no", 401
        return f(*a, **k)
    return inner


def optional_unpack(f):
    @wraps(f)
    def inner(*a, **k):
        header, data = verify_jwt_in_request(optional=True) or ({}, {})
        g.user = data.get("sub")
        return f(*a, **k)
    return inner


def identity_or(f):
    @wraps(f)
    @jwt_required(optional=True)
    def inner(*a, **k):
        if not get_jwt_identity():
            return "no", 401
        return f(*a, **k)
    return inner


@app.get("/a")
@logged
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@returns_value
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@else_only
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@optional_or
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
@optional_unpack
def e():  # want: GET /e optional
    return "e"


@app.get("/f")
@identity_or
def f():  # want: GET /f protected
    return "f"
