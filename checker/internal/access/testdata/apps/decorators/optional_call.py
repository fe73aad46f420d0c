"""A decorator that can be written with and without its parentheses, in several ways."""
from functools import partial, wraps

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = "optional call"


def login_required(view=None, *, redirect_home=False):
    if view is None:
        return partial(login_required, redirect_home=redirect_home)

    @wraps(view)
    def check(*args, **kwargs):
        if not session.get("user"):
            if redirect_home:
                return "", 302, {"Location": "/"}
            return jsonify(error="log in"), 401
        return view(*args, **kwargs)

    return check


def member(arg):
    """@member, or @member("gold")."""
    if callable(arg):
        return member("any")(arg)

    def outer(view):
        @wraps(view)
        def inner(*args, **kwargs):
            if "user" not in session:
                return {"error": f"{arg} members only"}, 403
            return view(*args, **kwargs)

        return inner

    return outer


def maybe(enabled=True):
    def outer(view):
        return login_required(view) if enabled else view

    return outer


@app.get("/one")
@login_required
def one():  # want: GET /one protected
    return "one"


@app.get("/two")
@login_required()
def two():  # want: GET /two protected
    return "two"


@app.get("/three")
@login_required(redirect_home=True)
def three():  # want: GET /three protected
    return "three"


@app.get("/four")
@member
def four():  # want: GET /four protected
    return "four"


@app.get("/five")
@member("gold")
def five():  # want: GET /five protected
    return "five"


@app.get("/six")
@maybe()
def six():  # want: GET /six protected
    return "six"


@app.get("/seven")
@maybe(enabled=False)
def seven():  # want: GET /seven open
    return "seven"


@app.get("/eight")
@maybe(enabled=bool(app.config.get("NO_SUCH_SETTING")))
def eight():  # want: GET /eight open
    return "eight"
