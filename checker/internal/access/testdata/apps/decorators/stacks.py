"""Decorators put together from others."""
from functools import reduce, wraps

from flask import Flask, g, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "stacks"
JWTManager(app)


def compose(*decorators):
    def apply(view):
        for decorator in reversed(decorators):
            view = decorator(view)
        return view

    return apply


def compose_by_reduce(*decorators):
    return lambda view: reduce(lambda inner, outer: outer(inner), decorators, view)


def load_user(view):
    @wraps(view)
    def wrapper(*a, **kw):
        g.user = get_jwt_identity()
        return view(*a, **kw)

    return wrapper


def json_only(view):
    @wraps(view)
    def wrapper(*a, **kw):
        return jsonify(data=view(*a, **kw))

    return wrapper


def count_calls(view):
    view.calls = 0

    @wraps(view)
    def wrapper(*a, **kw):
        view.calls += 1
        return view(*a, **kw)

    return wrapper


def wrapped_twice(view):
    guarded = jwt_required()(view)

    @wraps(guarded)
    def wrapper(*a, **kw):
        return guarded(*a, **kw)

    return wrapper


def checks_too_late(view):
    @wraps(view)
    def wrapper(*a, **kw):
        answer = view(*a, **kw)
        verify_jwt_in_request()
        return answer

    return wrapper


authenticated = compose(jwt_required(), load_user, json_only)
plain = compose(json_only, count_calls)
reduced = compose_by_reduce(json_only, jwt_required())


@app.get("/me")
@authenticated
def me():  # want: GET /me protected
    return g.user


@app.get("/numbers")
@plain
def numbers():  # want: GET /numbers open
    return [1, 2, 3]


@app.get("/reduced")
@reduced
def by_reduce():  # want: GET /reduced protected
    return "reduced"


@app.get("/twice")
@wrapped_twice
def twice():  # want: GET /twice protected
    return "twice"


@app.get("/late")
@checks_too_late
def late():  # want: GET /late open
    return "late"


@app.get("/counted")
@count_calls
@count_calls
@jwt_required(fresh=True)
def counted():  # want: GET /counted protected
    return "counted"
