from functools import wraps, reduce
from flask import Flask, abort, request, Response

app = Flask(__name__)


def steps():
    yield lambda: request.headers.get("A")
    yield lambda: request.cookies.get("B")


def lazy_check():
    if not request.headers.get("A"):
        abort(401)
    yield


def every(fn):
    @wraps(fn)
    def inner(*a, **k):
        if not all(step() for step in steps()):
            abort(401)
        return fn(*a, **k)
    return inner


def some_missing(fn):
    @wraps(fn)
    def inner(*a, **k):
        if any(step() for step in steps()):
            abort(401)
        return fn(*a, **k)
    return inner


def never_run(fn):
    @wraps(fn)
    def inner(*a, **k):
        lazy_check()
        return fn(*a, **k)
    return inner


def run(fn):
    @wraps(fn)
    def inner(*a, **k):
        next(lazy_check())
        return fn(*a, **k)
    return inner


def drained(fn):
    @wraps(fn)
    def inner(*a, **k):
        for _ in lazy_check():
            pass
        return fn(*a, **k)
    return inner


def compose(*decos):
    return lambda fn: reduce(lambda f, d: d(f), reversed(decos), fn)


@app.get("/every")
@every
def a():  # want: GET /every protected
    return "a"


@app.get("/some")
@some_missing
def b():  # want: GET /some open
    return "a"


@app.get("/never")
@never_run
def c():  # want: GET /never open
    return "a"


@app.get("/run")
@run
def d():  # want: GET /run protected
    return "a"


@app.get("/drained")
@drained
def e():  # want: GET /drained protected
    return "a"


@app.get("/composed")
@compose(never_run, some_missing)
def f():  # want: GET /composed open
    return "a"


@app.get("/composed2")
@compose(never_run, every)
def h():  # want: GET /composed2 protected
    return "a"
