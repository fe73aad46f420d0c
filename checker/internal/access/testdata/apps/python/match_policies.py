from dataclasses import dataclass
from enum import Enum, Flag, auto
from functools import wraps
from flask import Flask, abort, request

app = Flask(__name__)


class Access(Enum):
    OPEN = "open"
    USER = "user"
    ADMIN = "admin"

    @property
    def needs_login(self):
        return self is not Access.OPEN


class Perm(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()


@dataclass(frozen=True)
class Caller:
    name: str | None = None
    access: Access = Access.OPEN


def caller():
    match request.headers.get("Authorization", "").split():
        case ["Bearer", token] if token == "admin":
            return Caller("admin", Access.ADMIN)
        case ["Bearer", token]:
            return Caller(token, Access.USER)
        case [] | [_]:
            return Caller()
        case _:
            abort(400)


def level(access):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            match (access, caller()):
                case (Access.OPEN, _):
                    pass
                case (Access.USER, Caller(access=Access.USER | Access.ADMIN)):
                    pass
                case (Access.ADMIN, Caller(access=Access.ADMIN, name=str(who))):
                    pass
                case (_, Caller(name=None)):
                    abort(401)
                case _:
                    abort(403)
            return fn(*a, **k)
        return inner
    return deco


def perm(p):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            have = Perm.READ if caller().access is Access.OPEN else Perm.READ | Perm.WRITE
            if p not in have:
                abort(403)
            return fn(*a, **k)
        return inner
    return deco


@app.get("/open")
@level(Access.OPEN)
def open_():  # want: GET /open open
    return "o"


@app.get("/user")
@level(Access.USER)
def user():  # want: GET /user protected
    return "u"


@app.get("/admin")
@level(Access("admin"))
def admin():  # want: GET /admin protected
    return "a"


@app.get("/r")
@perm(Perm.READ)
def r():  # want: GET /r open
    return "r"


@app.post("/w")
@perm(Perm.WRITE)
def w():  # want: POST /w protected
    return "w"


@app.post("/rw")
@perm(Perm.WRITE | Perm.READ)
def rw():  # want: POST /rw protected
    return "w"
