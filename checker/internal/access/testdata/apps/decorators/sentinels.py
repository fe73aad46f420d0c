from flask import Flask, request, abort
from functools import wraps

app = Flask(__name__)
MISSING = object()
DEFAULT = type("Default", (), {"__bool__": lambda self: False})()


def lookup(name, default=MISSING):
    value = request.headers.get(name, default)
    if value is MISSING:
        raise LookupError(name)
    return value


def a(f):
    @wraps(f)
    def w():
        try:
            lookup("K")
        except LookupError:
            abort(401)
        return f()
    return w


def b(f):
    @wraps(f)
    def w():
        if lookup("K", None) is None:
            abort(401)
        return f()
    return w


def c(f):
    @wraps(f)
    def w():
        if lookup("K", DEFAULT) is DEFAULT:
            return f()
        abort(401)
    return w


def d(f):
    @wraps(f)
    def w():
        if not lookup("K", DEFAULT):
            abort(401)
        return f()
    return w


def e(f):
    @wraps(f)
    def w():
        key = lookup("K", ...)
        if key is ... or key == "":
            abort(403)
        return f()
    return w


def f_(f):
    @wraps(f)
    def w():
        if lookup("K", 0) == False:
            abort(403)
        return f()
    return w


def g_(f):
    @wraps(f)
    def w():
        if lookup("K", "") is not None:
            return f()
        abort(403)
    return w


for deco in (a, b, c, d, e, f_, g_):
    app.get("/" + deco.__name__, endpoint=deco.__name__)(deco(lambda: "x"))  # want: GET /a protected; GET /b protected; GET /c open; GET /d protected; GET /e protected; GET /f_ protected; GET /g_ open
