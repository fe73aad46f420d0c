"""current_user as a LocalProxy of the project's own, contextvars, and a user object that is falsy."""
from contextvars import ContextVar
from functools import wraps

from flask import Flask, abort, g, has_request_context, jsonify, request, session
from werkzeug.local import LocalProxy

app = Flask(__name__)
app.secret_key = "proxies"
tenant = ContextVar("tenant", default=None)


class Visitor:
    is_authenticated = False
    roles = ()

    def __bool__(self):
        return False


class User(Visitor):
    is_authenticated = True

    def __init__(self, name):
        self.name = name
        self.roles = ("user",)

    def __bool__(self):
        return True

    def has_role(self, role):
        return role in self.roles


def _get_user():
    if not has_request_context():
        return None
    if "_user" not in g:
        name = session.get("name")
        g._user = User(name) if name else Visitor()
    return g._user


def get_current_user():
    user = getattr(g, "_me", None)
    if user is None:
        user = g._me = {"name": session["name"]} if "name" in session else None
    return user


current_user = LocalProxy(_get_user)
me = LocalProxy(get_current_user)


def login_required(f):
    @wraps(f)
    def inner(*a, **k):
        if not current_user.is_authenticated:
            abort(401)
        return f(*a, **k)

    return inner


def truthy(f):
    @wraps(f)
    def inner(*a, **k):
        if not current_user:
            return jsonify(error="nobody"), 401
        return f(*a, **k)

    return inner


def truthy_me(f):
    @wraps(f)
    def inner(*a, **k):
        if me:
            return f(*a, **k)
        return jsonify(error="nobody"), 401

    return inner


def roles(*wanted):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not set(wanted) & set(current_user.roles):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def context_var(f):
    @wraps(f)
    def inner(*a, **k):
        if tenant.get() is None:
            tenant.set(request.headers.get("X-Tenant"))
        if not tenant.get():
            abort(403)
        return f(*a, **k)

    return inner


@app.get("/login")
@login_required
def v_login():  # want: GET /login protected
    return current_user.name


@app.get("/truthy")
@truthy
def v_truthy():  # want: GET /truthy protected
    return "x"


@app.get("/me")
@truthy_me
def v_me():  # want: GET /me protected
    return "x"


@app.get("/roles")
@roles("user", "admin")
def v_roles():  # want: GET /roles protected
    return "x"


@app.get("/var")
@context_var
def v_var():  # want: GET /var protected
    return "x"


@app.get("/greet")
def greet():  # want: GET /greet open
    return "hello " + (current_user.name if current_user else "you")
