import abc
from typing import Protocol, NamedTuple
from flask import Flask, request, jsonify, abort, g


class Principal(NamedTuple):
    name: str
    roles: tuple = ()

    @property
    def anonymous(self):
        return self.name == "anonymous"


ANON = Principal("anonymous")


class Authenticator(Protocol):
    def __call__(self) -> Principal | None: ...


class HeaderAuth:
    def __init__(self, header):
        self.header = header

    def __call__(self):
        name = request.headers.get(self.header)
        return Principal(name, ("user",)) if name else None


class Fallback:
    def __call__(self):
        return ANON


class Chain:
    def __init__(self, *parts):
        self.parts = parts

    def __call__(self):
        for part in self.parts:
            if (p := part()) is not None:
                return p
        raise LookupError("nobody")


class Security:
    def __init__(self, authenticate):
        self.authenticate = authenticate
        self.policies = {}

    def init_app(self, app):
        app.before_request(self.identify)
        app.register_error_handler(LookupError, lambda e: (jsonify(e=str(e)), 401))

    def identify(self):
        g.principal = self.authenticate()
        if (policy := self.policies.get(request.endpoint)) and not policy(g.principal):
            abort(403)

    def policy(self, fn):
        def deco(view):
            self.policies[view.__name__] = fn
            return view
        return deco


strict = Security(Chain(HeaderAuth("X-User")))
lax = Security(Chain(HeaderAuth("X-User"), Fallback()))
app = Flask(__name__)
lax.init_app(app)


@app.get("/all")
def everyone():  # want: GET /all open
    return "all"


@app.get("/known")
@lax.policy(lambda p: not p.anonymous)
def known():  # want: GET /known protected
    return "known"


@app.get("/users")
@lax.policy(lambda p: "user" in p.roles)
def users():  # want: GET /users protected
    return "users"


@app.get("/strict")
@strict.policy(lambda p: "user" in p.roles)
def strict_view():  # want: GET /strict open
    return "not guarded by lax"
