from abc import ABC, abstractmethod
from flask import Flask, request, jsonify, g, abort
from flask_login import LoginManager, current_user
from flask_jwt_extended import JWTManager, verify_jwt_in_request, get_jwt
import functools

app = Flask(__name__)
app.config.update(SECRET_KEY="k", JWT_SECRET_KEY="k")
LoginManager(app).user_loader(lambda uid: None)
JWTManager(app)


class Guard(ABC):
    status = 401

    @abstractmethod
    def check(self) -> bool: ...

    def __call__(self, view):
        @functools.wraps(view)
        def wrapped(*args, **kwargs):
            if not self.check():
                return self.refuse()
            return view(*args, **kwargs)
        return wrapped

    def refuse(self):
        return jsonify(error=type(self).__name__), self.status

    def __and__(self, other):
        return AllOf(self, other)

    def __or__(self, other):
        return AnyOf(self, other)

    def __invert__(self):
        return Not(self)


class AllOf(Guard):
    def __init__(self, *guards):
        self.guards = guards

    def check(self):
        return all(x.check() for x in self.guards)


class AnyOf(AllOf):
    def check(self):
        return any(x.check() for x in self.guards)


class Not(Guard):
    def __init__(self, inner):
        self.inner = inner

    def check(self):
        return not self.inner.check()


class LoggedIn(Guard):
    def check(self):
        return current_user.is_authenticated


class Token(Guard):
    def __init__(self, role=None):
        self.role = role

    def check(self):
        try:
            verify_jwt_in_request()
        except Exception:
            return False
        return self.role is None or get_jwt().get("role") == self.role


class Anyone(Guard):
    def check(self):
        return True


class Local(Guard):
    status = 403

    def check(self):
        return request.headers.get("X-Internal") == "1"


@app.get("/a")
@LoggedIn()
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@(LoggedIn() | Token("x"))
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@(Anyone() | Token())
def c():  # want: GET /c open
    return "c"


@app.get("/d")
@(Anyone() & Token())
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
@(~LoggedIn())
def e():  # want: GET /e open
    return "e"


@app.get("/f")
@(~Anyone())
def f():  # want: GET /f protected
    return "f"


@app.get("/g")
@(Local() | LoggedIn())
def gg():  # want: GET /g protected
    return "g"
