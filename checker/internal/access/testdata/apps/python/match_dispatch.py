"""Guards that decide with match, dataclasses and singledispatch."""
from dataclasses import dataclass, field
from functools import singledispatch, wraps
from typing import Callable

from flask import Flask, abort, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "match"
JWTManager(app)


@dataclass(frozen=True)
class Public:
    pass


@dataclass(frozen=True)
class Token:
    fresh: bool = False


@dataclass(frozen=True)
class AnyOf:
    policies: tuple = ()


@dataclass
class Policy:
    name: str
    open_to: set = field(default_factory=lambda: {"GET"})
    check: Callable = verify_jwt_in_request

    def __call__(self, view):
        @wraps(view)
        def inner(*args, **kwargs):
            if request.method not in self.open_to:
                self.check()
            return view(*args, **kwargs)

        return inner


@singledispatch
def enforce(policy):
    abort(403)


@enforce.register
def _(policy: Public):
    return None


@enforce.register(Token)
def _token(policy):
    verify_jwt_in_request(fresh=policy.fresh)


@enforce.register(AnyOf)
def _any(policy):
    for p in policy.policies:
        enforce(p)
        return


def policy(p):
    def decorate(view):
        @wraps(view)
        def inner(*a, **k):
            enforce(p)
            return view(*a, **k)

        return inner

    return decorate


def matched(p):
    def decorate(view):
        @wraps(view)
        def inner(*a, **k):
            match p:
                case Public():
                    pass
                case Token(fresh=True):
                    verify_jwt_in_request(fresh=True)
                case Token():
                    verify_jwt_in_request()
                case {"open": True} | {"method": "GET"}:
                    pass
                case _:
                    abort(401)
            return view(*a, **k)

        return inner

    return decorate


read_open = Policy("read")
closed = Policy("closed", open_to=set())


@app.before_request
def by_path():
    match request.path.strip("/").split("/"):
        case ["health"] | ["p", *_]:
            return None
        case ["locked", _]:
            verify_jwt_in_request()
        case _:
            return None


@app.get("/p/public")
@policy(Public())
def v_public():  # want: GET /p/public open
    return "x"


@app.get("/p/token")
@policy(Token())
def v_token():  # want: GET /p/token protected
    return "x"


@app.get("/p/any")
@policy(AnyOf((Public(), Token())))
def v_any():  # want: GET /p/any open
    return "x"


@app.get("/p/other")
@policy("other")
def v_other():  # want: GET /p/other protected
    return "x"


@app.get("/m/public")
@matched(Public())
def m_public():  # want: GET /m/public open
    return "x"


@app.get("/m/fresh")
@matched(Token(fresh=True))
def m_fresh():  # want: GET /m/fresh protected
    return "x"


@app.get("/m/dict")
@matched({"open": True})
def m_dict():  # want: GET /m/dict open
    return "x"


@app.get("/m/none")
@matched(None)
def m_none():  # want: GET /m/none protected
    return "x"


@app.route("/policy/read", methods=["GET", "POST"])
@read_open
def policy_read():  # want: GET /policy/read open; POST /policy/read protected
    return "x"


@app.get("/policy/closed")
@closed
def policy_closed():  # want: GET /policy/closed protected
    return "x"


@app.get("/locked/room")
def locked():  # want: GET /locked/room protected
    return "x"
