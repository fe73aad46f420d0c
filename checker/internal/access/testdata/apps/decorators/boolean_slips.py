from flask import Flask, request, abort, session
from functools import wraps

app = Flask(__name__)
app.secret_key = "k"


def user():
    return session.get("user")


def slip_or(f):
    @wraps(f)
    def w(*a, **k):
        if request.method == "POST" or "PUT":
            return f(*a, **k)
        abort(401)
    return w


def slip_not(f):
    @wraps(f)
    def w(*a, **k):
        if not user() == None:
            return f(*a, **k)
        abort(401)
    return w


def slip_is(f):
    @wraps(f)
    def w(*a, **k):
        if user() is False:
            abort(401)
        return f(*a, **k)
    return w


def slip_precedence(f):
    @wraps(f)
    def w(*a, **k):
        if user() is None and request.method == "POST" or request.method == "DELETE":
            abort(401)
        return f(*a, **k)
    return w


def slip_truthy(f):
    @wraps(f)
    def w(*a, **k):
        if user:
            return f(*a, **k)
        abort(401)
    return w


def slip_len(f):
    @wraps(f)
    def w(*a, **k):
        if len(session) > 0 and not user():
            abort(401)
        return f(*a, **k)
    return w


def slip_assert(f):
    @wraps(f)
    def w(*a, **k):
        assert user(), "log in"
        return f(*a, **k)
    return w


for deco in (slip_or, slip_not, slip_is, slip_precedence, slip_truthy, slip_len, slip_assert):
    def view():  # want: GET /slip_assert broken; GET /slip_is open; GET /slip_len open; GET /slip_not protected; GET /slip_or open; GET /slip_precedence open; GET /slip_truthy open; POST /slip_assert broken; POST /slip_is open; POST /slip_len open; POST /slip_not protected; POST /slip_or open; POST /slip_precedence protected; POST /slip_truthy open
        return "v"
    view.__name__ = deco.__name__
    app.add_url_rule("/" + deco.__name__, view_func=deco(view), methods=["GET", "POST"])
