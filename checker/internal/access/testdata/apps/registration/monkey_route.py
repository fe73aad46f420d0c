from functools import wraps
from flask import Flask, Blueprint, request, abort

_original = Flask.add_url_rule


def require(fn):
    @wraps(fn)
    def inner(*a, **k):
        if not request.headers.get("X-Key"):
            abort(401)
        return fn(*a, **k)
    return inner


class Router:
    """Collects routes and mounts them later."""

    def __init__(self, guard=None, prefix=""):
        self.routes = []
        self.guard = guard
        self.prefix = prefix

    def __getattr__(self, verb):
        if verb not in ("get", "post", "put", "delete"):
            raise AttributeError(verb)

        def register(path, *, guard=...):
            def deco(fn):
                self.routes.append((verb.upper(), self.prefix + path, fn, self.guard if guard is ... else guard))
                return fn
            return deco
        return register

    def include(self, other):
        for verb, path, fn, guard in other.routes:
            self.routes.append((verb, self.prefix + path, fn, guard or self.guard))
        return self

    def mount(self, app):
        for i, (verb, path, fn, guard) in enumerate(self.routes):
            app.add_url_rule(path, f"{fn.__name__}_{len(app.url_map._rules)}", guard(fn) if guard else fn, methods=[verb])


main = Router(guard=require, prefix="/api")
open_ = Router(prefix="/open")


@main.get("/items")
def items():  # want: GET /api/items protected
    return "items"


@main.post("/items")
def add():  # want: POST /api/items protected
    return "add"


@main.get("/version", guard=None)
def version():  # want: GET /api/version open
    return "1"


@open_.get("/x")
def x():  # want: GET /open/x open; GET /v2/open/x protected
    return "x"


app = Flask(__name__)
main.mount(app)
open_.mount(app)
outer = Router(guard=require, prefix="/v2").include(open_)
outer.mount(app)
