"""Two headers of which one is enough: that one is there is all that is asked for."""
from functools import wraps

from flask import Flask, abort, request

app = Flask(__name__)


def stranger():
    if "X-A" in request.headers:
        return False
    if "X-B" in request.headers:
        return False
    return True


def looped():
    for name in ("X-A", "X-B"):
        if name in request.headers:
            return False
    return True


def guard(test):
    def decorate(view):
        @wraps(view)
        def inner():
            if test():
                abort(401)
            return view()

        return inner

    return decorate


@app.get("/a")
@guard(stranger)
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@guard(looped)
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@guard(lambda: not stranger())
def c():  # want: GET /c open
    return "c"
