from functools import wraps
from flask import Flask, Response, request, abort, stream_with_context

app = Flask(__name__)


def guard_gen(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        yield from f(*a, **k)
    return inner


def guard_plain(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return inner


def guard_lazy(f):
    @wraps(f)
    def inner(*a, **k):
        def run():
            if not request.headers.get("K"):
                abort(401)
            yield f(*a, **k)
        return next(run())
    return inner


def guard_unused(f):
    @wraps(f)
    def inner(*a, **k):
        def check():
            if not request.headers.get("K"):
                abort(401)
            yield
        check()
        return f(*a, **k)
    return inner


@app.get("/plain")
@guard_plain
def plain():  # want: GET /plain protected
    return Response((str(i) for i in range(3)))


@app.get("/lazy")
@guard_lazy
def lazy():  # want: GET /lazy protected
    return "lazy"


@app.get("/unused")
@guard_unused
def unused():  # want: GET /unused open
    return "unused"
