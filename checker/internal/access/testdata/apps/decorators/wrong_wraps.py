from functools import wraps, update_wrapper
from flask import Flask, request, abort

app = Flask(__name__)


def returns_original(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return f


def returns_wraps(f):
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return update_wrapper(inner, f)


def returns_wrapped(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return inner.__wrapped__


def calls_early(f):
    result = f()

    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return result
    return inner


def factory(role):
    def deco(f):  # want: GET /5 broken
        @wraps(f)
        def inner(*a, **k):
            if not request.headers.get("K"):
                abort(401)
            return f(*a, **k)
        return inner
    return deco


def conditional(f):
    if f.__name__.startswith("open_"):
        return f

    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return inner


@app.get("/1")
@returns_original
def one():  # want: GET /1 open
    return "1"


@app.get("/2")
@returns_wraps
def two():  # want: GET /2 protected
    return "2"


@app.get("/3")
@returns_wrapped
def three():  # want: GET /3 open
    return "3"


@app.get("/5")
@factory
def five():
    return "5"


@app.get("/6")
@factory("x")
def six():  # want: GET /6 protected
    return "6"


@app.get("/7")
@conditional
def open_seven():  # want: GET /7 open
    return "7"


@app.get("/8")
@conditional
def eight():  # want: GET /8 protected
    return "8"
