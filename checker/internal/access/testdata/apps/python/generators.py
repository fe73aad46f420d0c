"""Decorators and hooks over generators, comprehensions, sorted tables and slices."""
from functools import wraps
from itertools import chain, count, groupby, islice, takewhile

from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "generators"
JWTManager(app)


def steps():
    yield lambda: None
    yield verify_jwt_in_request


def no_steps():
    return
    yield


def run(checks):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            for check in checks():
                check()
            return f(*a, **k)

        return inner

    return deco


def first_answer(*checks):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            answer = next((r for r in (c() for c in checks) if r is not None), None)
            return answer if answer is not None else f(*a, **k)

        return inner

    return deco


def has_header():
    return None if request.headers.get("X-Token") else ("no", 401)


def nothing():
    return None


def chained(f):
    layers = [run(no_steps), run(steps)]
    for layer in reversed(layers):
        f = layer(f)
    return f


def only_first(f):
    layers = sorted([(2, run(steps)), (1, run(no_steps))], key=lambda p: p[0])
    return layers[:1][0][1](f)


RULES = [("GET", "/rules/open"), ("*", "/rules/any"), ("POST", "/rules/post")]


@app.before_request
def rules():
    if not request.path.startswith("/rules"):
        return
    if any(m in ("*", request.method) and p == request.path for m, p in RULES):
        return
    if {request.method, request.path} & {p for _, p in RULES}:
        abort(403)
    verify_jwt_in_request()


@app.get("/steps")
@run(steps)
def v_steps():  # want: GET /steps protected
    return "x"


@app.get("/no-steps")
@run(no_steps)
def v_no_steps():  # want: GET /no-steps open
    return "x"


@app.get("/answer")
@first_answer(nothing, has_header)
def v_answer():  # want: GET /answer protected
    return "x"


@app.get("/no-answer")
@first_answer(nothing)
def v_no_answer():  # want: GET /no-answer open
    return "x"


@app.get("/chained")
@chained
def v_chained():  # want: GET /chained protected
    return "x"


@app.get("/only-first")
@only_first
def v_only_first():  # want: GET /only-first open
    return "x"


@app.route("/rules/open", methods=["GET", "POST"])
def r_open():  # want: GET /rules/open open; POST /rules/open protected
    return "x"


@app.route("/rules/any", methods=["GET", "POST"])
def r_any():  # want: GET /rules/any open; POST /rules/any open
    return "x"


@app.route("/rules/post", methods=["GET", "POST"])
def r_post():  # want: GET /rules/post protected; POST /rules/post open
    return "x"


@app.get("/rules/other")
def r_other():  # want: GET /rules/other protected
    return "x"
