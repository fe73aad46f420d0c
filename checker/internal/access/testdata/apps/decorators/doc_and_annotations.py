import inspect
from functools import wraps
from flask import Flask, request, abort, g

app = Flask(__name__)


class User:
    def __init__(self, name):
        self.name = name


def inject(view):
    """Views that take a User get one, or the request is refused."""
    wanted = [n for n, p in inspect.signature(view).parameters.items() if p.annotation is User]

    @wraps(view)
    def inner(**kw):
        for n in wanted:
            name = request.headers.get("X-User")
            if not name:
                abort(401)
            kw[n] = User(name)
        return view(**kw)
    return inner


def get(rule):
    return lambda v: app.get(rule)(inject(v))


@get("/me")
def me(user: User):  # want: GET /me protected
    return user.name


@get("/about")
def about():  # want: GET /about open
    """[public] about us"""
    return "about"


@get("/items/<int:n>")
def item(n: int, owner: User):  # want: GET /items/<int:n> protected
    return "i"


@get("/tags/<t>")
def tag(t: str):  # want: GET /tags/<t> open
    return t


@app.before_request
def by_doc():
    view = app.view_functions.get(request.endpoint)
    if request.path.startswith("/x") and "[public]" not in (view.__doc__ or ""):
        abort(403)


@app.get("/x/1")
def x1():  # want: GET /x/1 open
    """[public]"""
    return "1"


@app.get("/x/2")
def x2():  # want: GET /x/2 protected
    return "2"
