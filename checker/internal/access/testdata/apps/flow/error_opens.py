from functools import wraps
from flask import Flask, request, abort, jsonify, redirect

app = Flask(__name__)


class NoKey(Exception):
    pass


def key():
    if not request.headers.get("K"):
        raise NoKey


@app.errorhandler(NoKey)
def no_key(e):
    return "<h1>please log in</h1>", 401


@app.errorhandler(403)
def forbidden(e):
    return redirect("/login")


def strict(f):
    @wraps(f)
    def w(*a, **k):
        key()
        return f(*a, **k)
    return w


def as_403(f):
    @wraps(f)
    def w(*a, **k):
        try:
            key()
        except NoKey:
            abort(403)
        return f(*a, **k)
    return w


def retry(times):
    def deco(f):
        @wraps(f)
        def w(*a, **k):
            last = None
            for _ in range(times):
                try:
                    key()
                    break
                except NoKey as e:
                    last = e
            return f(*a, **k)
        return w
    return deco


def reraised(f):
    @wraps(f)
    def w(*a, **k):
        try:
            key()
        except NoKey as e:
            raise RuntimeError("no key") from e
        return f(*a, **k)
    return w


def grouped(f):
    @wraps(f)
    def w(*a, **k):
        try:
            key()
        except (TypeError, KeyError):
            pass
        except Exception:
            if request.path == "/grouped":
                raise
        return f(*a, **k)
    return w


for deco in [strict, as_403, retry(2), reraised, grouped]:
    name = deco.__name__ if deco.__name__ != "deco" else "retry"
    app.add_url_rule("/" + name, name, deco(lambda: "x"))  # want: GET /as_403 protected; GET /grouped protected; GET /reraised broken; GET /retry open; GET /strict protected
app.add_url_rule("/grouped2", "grouped2", grouped(lambda: "x"))  # want: GET /grouped2 open
