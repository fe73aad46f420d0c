"""Decorators that pass, drop, rename and inject arguments."""
from functools import wraps

from flask import Flask, abort, g, jsonify, request, session
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="kwargs", JWT_SECRET_KEY="kwargs")
JWTManager(app)
OWNERS = {1: "ada", 7: None}


def inject(**factories):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            return f(*args, **{**kwargs, **{name: make() for name, make in factories.items()}})

        return inner

    return deco


def pop_n(f):
    @wraps(f)
    def inner(*args, **kwargs):
        g.n = kwargs.pop("n", None)
        return f(*args, **kwargs)

    return inner


def rename(**names):
    def deco(f):
        @wraps(f)
        def inner(**kw):
            return f(**{names.get(k, k): v for k, v in kw.items()})

        return inner

    return deco


def user_or_401():
    user = session.get("user")
    if user is None:
        abort(401)
    return user


def token_user():
    verify_jwt_in_request()
    return get_jwt_identity()


def owner_only(param="n"):
    def deco(f):
        @wraps(f)
        def inner(*a, **kw):
            owner = OWNERS.get(kw[param])
            if owner is None or owner != session.get("user"):
                abort(403)
            return f(*a, **kw)

        return inner

    return deco


def positional(view):
    @wraps(view)
    def inner(**kw):
        return view(*kw.values())

    return inner


def flags(*names, **options):
    allow = options.pop("allow", False)
    if options:
        raise TypeError(f"unknown options {sorted(options)}")

    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not allow and not all(session.get(n) for n in names):
                return jsonify(missing=[n for n in names if not session.get(n)]), 403
            return f(*a, **k)

        return inner

    return deco


@app.get("/inject")
@inject(user=user_or_401)
def v_inject(user):  # want: GET /inject protected
    return user


@app.get("/inject-token/<int:n>")
@inject(user=token_user, x=lambda: 1)
def v_inject_token(n, user, x):  # want: GET /inject-token/<int:n> protected
    return user


@app.get("/inject-open/<int:n>")
@inject(x=lambda: 1)
def v_inject_open(n, x):  # want: GET /inject-open/<int:n> open
    return str(n + x)


@app.get("/pop/<int:n>")
@pop_n
def v_pop():  # want: GET /pop/<int:n> open
    return str(g.n)


@app.get("/rename/<int:n>")
@rename(n="number")
@jwt_required()
def v_rename(number):  # want: GET /rename/<int:n> protected
    return str(number)


@app.get("/rename-open/<int:n>")
@rename(n="number")
def v_rename_open(number):  # want: GET /rename-open/<int:n> open
    return str(number)


@app.get("/wrong-name/<int:n>")
@rename(n="nope")
def v_wrong(number):  # want: GET /wrong-name/<int:n> broken
    return str(number)


@app.get("/positional/<int:n>/<word>")
@positional
def v_positional(a, b):  # want: GET /positional/<int:n>/<word> open
    return f"{a}{b}"


@app.get("/flags")
@flags("admin", "active")
def v_flags():  # want: GET /flags protected
    return "x"


@app.get("/flags-allow")
@flags("admin", allow=True)
def v_flags_allow():  # want: GET /flags-allow open
    return "x"


@app.get("/flags-none")
@flags()
def v_flags_none():  # want: GET /flags-none open
    return "x"
