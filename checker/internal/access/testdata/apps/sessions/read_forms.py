from functools import wraps

from flask import Flask, session, redirect, url_for, abort, g

app = Flask(__name__)
app.secret_key = "k"


def key_in(f):
    @wraps(f)
    def inner(*a, **k):
        if "user" not in session:
            return redirect("/login")
        return f(*a, **k)
    return inner


def get_default(f):
    @wraps(f)
    def inner(*a, **k):
        if not session.get("user", "guest"):
            abort(401)
        return f(*a, **k)
    return inner


def setdefault(f):
    @wraps(f)
    def inner(*a, **k):
        session.setdefault("user", "guest")
        if not session["user"]:
            abort(401)
        return f(*a, **k)
    return inner


def subscript(f):
    @wraps(f)
    def inner(*a, **k):
        session["user"]
        return f(*a, **k)
    return inner


def pop(f):
    @wraps(f)
    def inner(*a, **k):
        if session.pop("user", None) is None:
            abort(401)
        return f(*a, **k)
    return inner


def length(f):
    @wraps(f)
    def inner(*a, **k):
        if not session:
            abort(401)
        return f(*a, **k)
    return inner


def new(f):
    @wraps(f)
    def inner(*a, **k):
        if session.new:
            abort(401)
        return f(*a, **k)
    return inner


def keyerror(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.user = session["user"]
        except KeyError:
            g.user = None
        return f(*a, **k)
    return inner


@app.get("/login")
def login():  # want: GET /login open
    return "login"


@app.get("/a")
@key_in
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@get_default
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@setdefault
def c():  # want: GET /c open
    return "c"


@app.get("/d")
@subscript
def d():  # want: GET /d broken
    return "d"


@app.get("/e")
@pop
def e():  # want: GET /e protected
    return "e"


@app.get("/f")
@length
def f():  # want: GET /f protected
    return "f"


@app.get("/g")
@new
def g_():  # want: GET /g open
    return "g"


@app.get("/h")
@keyerror
def h():  # want: GET /h open
    return "h"
