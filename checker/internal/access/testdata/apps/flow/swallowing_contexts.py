from contextlib import contextmanager, suppress, ExitStack, nullcontext
from flask import Flask, abort, request
from werkzeug.exceptions import Unauthorized, HTTPException

app = Flask(__name__)


@contextmanager
def authorised(role=None):
    if request.authorization is None:
        raise Unauthorized()
    yield request.authorization.username


@contextmanager
def lenient():
    try:
        yield
    except HTTPException:
        pass


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, HTTPException)


@authorised()
def first():  # want: GET /as-decorator protected
    return "x"


app.add_url_rule("/as-decorator", view_func=first)


def check():
    with lenient():
        abort(401)


def guarded(fn):
    def inner(*a, **k):
        with authorised("x") as who:
            return fn(*a, **k)
    inner.__name__ = fn.__name__
    return inner


def eaten(fn):
    def inner(*a, **k):
        with suppress(HTTPException), authorised():
            pass
        return fn(*a, **k)
    inner.__name__ = fn.__name__
    return inner


def stacked(fn):
    def inner(*a, **k):
        with ExitStack() as stack:
            stack.enter_context(authorised())
            return fn(*a, **k)
    inner.__name__ = fn.__name__
    return inner


def quiet(fn):
    def inner(*a, **k):
        with Quiet():
            abort(403)
        return fn(*a, **k)
    inner.__name__ = fn.__name__
    return inner


def checked(fn):
    def inner(*a, **k):
        check()
        return fn(*a, **k)
    inner.__name__ = fn.__name__
    return inner


@app.get("/guarded")
@guarded
def one():  # want: GET /guarded protected
    return "1"


@app.get("/eaten")
@eaten
def two():  # want: GET /eaten open
    return "2"


@app.get("/stacked")
@stacked
def three():  # want: GET /stacked protected
    return "3"


@app.get("/quiet")
@quiet
def four():  # want: GET /quiet open
    return "4"


@app.get("/checked")
@checked
def five():  # want: GET /checked open
    return "5"
