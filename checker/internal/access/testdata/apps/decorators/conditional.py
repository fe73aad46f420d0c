from flask import Flask, request, abort
from functools import wraps

app = Flask(__name__)
app.config.from_mapping(AUTH_ENABLED=True, AUTH_BACKENDS=["key"], LEGACY_OPEN=("legacy",))
BACKENDS = {}


def backend(name):
    return lambda fn: BACKENDS.setdefault(name, fn)


@backend("key")
def by_key():
    return request.headers.get("X-Key") is not None


@backend("open")
def always():
    return True


def protected(view):
    if not app.config["AUTH_ENABLED"]:
        return view

    @wraps(view)
    def inner(*a, **k):
        names = app.config["AUTH_BACKENDS"] + getattr(inner, "backends", [])
        if any(BACKENDS[n]() for n in names):
            return view(*a, **k)
        abort(401)
    return inner


@app.get("/a")
@protected
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@protected
def b():  # want: GET /b open
    return "b"


b.backends = ["open"]


@app.get("/c")
@protected
def legacy():  # want: GET /c open
    return "c"


if "legacy" in app.config["LEGACY_OPEN"]:
    app.view_functions["legacy"] = legacy.__wrapped__


@app.get("/d")
def d():  # want: GET /d open
    return "d"


app.config["AUTH_BACKENDS"] = ["key"]
app.config["AUTH_ENABLED"] = False


@app.get("/e")
@protected
def e():  # want: GET /e open
    return "e"
