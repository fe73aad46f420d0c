"""Decorators that only mark; a final pass wraps whatever was marked."""
from functools import wraps
from flask import Flask, abort, request

app = Flask(__name__)

RULES = []


def require(*scopes):
    def mark(fn):
        fn.__dict__.setdefault("scopes", []).extend(scopes)
        return fn

    return mark


def check(scopes):
    have = request.headers.get("X-Scopes", "").split()
    missing = [s for s in scopes if s not in have]
    if missing:
        abort(403, ", ".join(missing))


def seal(flask_app, default=()):
    for endpoint, fn in flask_app.view_functions.items():
        if endpoint == "static":
            continue
        scopes = getattr(fn, "scopes", list(default))
        if not scopes:
            continue

        @wraps(fn)
        def sealed(*args, __fn=fn, __scopes=tuple(scopes), **kwargs):
            check(__scopes)
            return __fn(*args, **kwargs)

        flask_app.view_functions[endpoint] = sealed


@app.get("/one")
@require("read")
def one():  # want: GET /one protected
    return "1"


@app.get("/two")
@require("read")
@require("write")
def two():  # want: GET /two protected
    return "2"


@app.get("/three")
def three():  # want: GET /three open
    return "3"


@app.get("/four")
@require()
def four():  # want: GET /four open
    return "4"


seal(app)


@app.get("/five")
@require("read")
def five():  # want: GET /five open
    return "5"
