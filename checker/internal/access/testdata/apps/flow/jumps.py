from functools import wraps
from flask import Flask, abort, request, g

app = Flask(__name__)


def cleanup(fn):
    @wraps(fn)
    def inner(*a, **k):
        try:
            abort(401)
        finally:
            return fn(*a, **k)
    return inner


def tidy(fn):
    @wraps(fn)
    def inner(*a, **k):
        g.n = 1
        try:
            if not request.headers.get("A"):
                abort(401)
            return fn(*a, **k)
        finally:
            g.n = 0
    return inner


def orelse(fn):
    @wraps(fn)
    def inner(*a, **k):
        try:
            name = request.headers["A"]
        except KeyError:
            return "no", 401
        else:
            return fn(*a, **k)
    return inner


def loopy(fn):
    @wraps(fn)
    def inner(*a, **k):
        for name in ("A", "B"):
            if name in request.headers:
                break
        else:
            abort(401)
        return fn(*a, **k)
    return inner


def loop_break(fn):
    @wraps(fn)
    def inner(*a, **k):
        for attempt in range(3):
            try:
                abort(401)
            finally:
                break
        return fn(*a, **k)
    return inner


def wrong_type(fn):
    @wraps(fn)
    def inner(*a, **k):
        try:
            int(request.headers.get("A"))
        except ValueError:
            abort(401)
        except TypeError:
            pass
        return fn(*a, **k)
    return inner


@app.get("/cleanup")
@cleanup
def c1():  # want: GET /cleanup open
    return "1"


@app.get("/tidy")
@tidy
def c2():  # want: GET /tidy protected
    return "1"


@app.get("/orelse")
@orelse
def c3():  # want: GET /orelse protected
    return "1"


@app.get("/loopy")
@loopy
def c4():  # want: GET /loopy protected
    return "1"


@app.get("/loop-break")
@loop_break
def c5():  # want: GET /loop-break open
    return "1"


@app.get("/wrong-type")
@wrong_type
def c6():  # want: GET /wrong-type open
    return "1"
