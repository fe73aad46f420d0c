"""Sessions: two factors, csrf, roles in the session, set by hooks for everybody, permanent."""
import secrets
from datetime import timedelta
from functools import wraps

from flask import Flask, abort, flash, g, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = "multi"
app.permanent_session_lifetime = timedelta(minutes=5)


@app.before_request
def everybody_has_one():
    session.permanent = True
    session.setdefault("visits", 0)
    session["visits"] += 1
    if "csrf" not in session:
        session["csrf"] = secrets.token_hex(8)
    session.modified = True


@app.before_request
def csrf():
    if request.method == "POST" and request.path.startswith("/csrf"):
        if request.form.get("csrf") != session.get("csrf"):
            abort(403)


def two_factor(f):
    @wraps(f)
    def inner(*a, **k):
        if not session.get("password_ok"):
            return redirect(url_for("login"))
        if not session.get("code_ok"):
            return redirect(url_for("code"))
        return f(*a, **k)

    return inner


def visited(f):
    @wraps(f)
    def inner(*a, **k):
        if not session.get("visits"):
            abort(401)
        return f(*a, **k)

    return inner


def has_any_session(f):
    @wraps(f)
    def inner(*a, **k):
        if not session:
            abort(401)
        return f(*a, **k)

    return inner


def role_in(*roles):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if session.get("role", "visitor") not in roles:
                flash("no")
                return redirect("/")
            return f(*a, **k)

        return inner

    return deco


def by_item(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            user = session["user"]
        except KeyError:
            return "no", 401
        g.user = user
        return f(*a, **k)

    return inner


@app.get("/")
def index():  # want: GET / open
    return str(session["visits"])


@app.route("/login", methods=["GET", "POST"])
def login():  # want: GET /login open; POST /login open
    return "login"


@app.route("/code")
def code():  # want: GET /code open
    return "code"


@app.get("/secret")
@two_factor
def secret():  # want: GET /secret protected
    return "x"


@app.get("/visited")
@visited
def v_visited():  # want: GET /visited open
    return "x"


@app.get("/any-session")
@has_any_session
def v_any():  # want: GET /any-session open
    return "x"


@app.get("/visitor")
@role_in("visitor", "user")
def v_visitor():  # want: GET /visitor open
    return "x"


@app.get("/admin")
@role_in("admin")
def v_admin():  # want: GET /admin protected
    return "x"


@app.get("/item")
@by_item
def v_item():  # want: GET /item protected
    return "x"
