from functools import wraps
from flask import Flask, jsonify, redirect, request, session, url_for, make_response

app = Flask(__name__)
app.secret_key = "x"


@app.before_request
def ensure_login():
    if request.path.startswith("/panel") and "user" not in session:
        redirect(url_for("login"))


@app.before_request
def ensure_admin():
    if request.path.startswith("/top"):
        if session.get("role") != "admin":
            return jsonify(error="admin"), 403


def check_key():
    if "X-Key" not in request.headers:
        return jsonify(error="key"), 401


def keyed(f):
    @wraps(f)
    def inner(*a, **k):
        check_key()
        return f(*a, **k)
    return inner


def keyed_right(f):
    @wraps(f)
    def inner(*a, **k):
        return check_key() or f(*a, **k)
    return inner


def keyed_and(f):
    @wraps(f)
    def inner(*a, **k):
        return f(*a, **k) and check_key()
    return inner


def keyed_tuple(f):
    @wraps(f)
    def inner(*a, **k):
        if "X-Key" not in request.headers:
            jsonify(error="key"), 401
        else:
            request.key = True
        return f(*a, **k)
    return inner


@app.get("/login")
def login():  # want: GET /login open
    return "login"


@app.get("/panel")
def panel():  # want: GET /panel open
    return "p"


@app.get("/top/x")
def top():  # want: GET /top/x protected
    return "r"


@app.get("/a")
@keyed
def a():  # want: GET /a open
    return "a"


@app.get("/b")
@keyed_right
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@keyed_and
def c():  # want: GET /c open
    return "c"


@app.get("/d")
@keyed_tuple
def d():  # want: GET /d open
    return "d"
