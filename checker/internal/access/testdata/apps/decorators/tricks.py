"""functools tricks and other ways to make decorators."""
import functools
from functools import partial, update_wrapper, wraps

from flask import Flask, abort, jsonify, request, session
from flask_jwt_extended import JWTManager, get_jwt, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="tricks", JWT_SECRET_KEY="tricks")
JWTManager(app)


def decorator_with_arguments(decorator):
    """A decorator of decorators: @deco(1) and @deco both work."""

    @wraps(decorator)
    def layer(*args, **kwargs):
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return decorator(args[0])

        def repl(f):
            return decorator(f, *args, **kwargs)

        return repl

    return layer


@decorator_with_arguments
def need(f, what="token"):
    @wraps(f)
    def inner(*a, **k):
        if what == "token":
            verify_jwt_in_request()
        elif what == "session" and not session:
            abort(401)
        return f(*a, **k)

    return inner


def _guard(check, f):
    def call(*a, **k):
        check()
        return f(*a, **k)

    return update_wrapper(call, f)


token_guard = partial(_guard, verify_jwt_in_request)
no_guard = partial(_guard, lambda: None)


class Auth:
    def __init__(self, app=None):
        self._rules = {}
        self.default = "deny"

    def rule(self, name):
        def register(f):
            self._rules[name] = f
            return f

        return register

    def require(self, *names):
        def deco(f):
            @wraps(f)
            def inner(*a, **k):
                if not all(self._rules[n]() for n in names):
                    abort(403)
                return f(*a, **k)

            return inner

        return deco

    @staticmethod
    def required(f):
        @wraps(f)
        def inner(*a, **k):
            verify_jwt_in_request()
            return f(*a, **k)

        return inner

    @classmethod
    def fresh(cls, f):
        return jwt_required(fresh=True)(cls.required(f))

    @property
    def maybe(self):
        return jwt_required(optional=True)


auth = Auth()


@auth.rule("signed-in")
def signed_in():
    return bool(session.get("user"))


@auth.rule("anybody")
def anybody():
    return True


def map_decorator(d):
    return lambda *views: [d(v) for v in views]


def identity(f):
    return f


def conditionally(dec, condition):
    return dec if condition else identity


@app.get("/need")
@need
def v_need():  # want: GET /need protected
    return "x"


@app.get("/need-session")
@need("session")
def v_need_session():  # want: GET /need-session protected
    return "x"


@app.get("/need-nothing")
@need(what="nothing")
def v_need_nothing():  # want: GET /need-nothing open
    return "x"


@app.get("/partial")
@token_guard
def v_partial():  # want: GET /partial protected
    return "x"


@app.get("/partial-none")
@no_guard
def v_partial_none():  # want: GET /partial-none open
    return "x"


@app.get("/rules")
@auth.require("signed-in", "anybody")
def v_rules():  # want: GET /rules protected
    return "x"


@app.get("/rules-open")
@auth.require("anybody")
def v_rules_open():  # want: GET /rules-open open
    return "x"


@app.get("/static-required")
@auth.required
def v_static():  # want: GET /static-required protected
    return "x"


@app.get("/fresh")
@Auth.fresh
def v_fresh():  # want: GET /fresh protected
    return "x"


@app.get("/maybe")
@auth.maybe
def v_maybe():  # want: GET /maybe optional
    return "x"


@app.get("/cond-on")
@conditionally(jwt_required(), app.config["JWT_SECRET_KEY"] == "tricks")
def v_on():  # want: GET /cond-on protected
    return "x"


@app.get("/cond-off")
@conditionally(jwt_required(), not app.config["JWT_SECRET_KEY"])
def v_off():  # want: GET /cond-off open
    return "x"


def left():  # want: GET /left protected
    return "left"


def right():  # want: GET /right protected
    return "right"


for rule, view in zip(["/left", "/right"], map_decorator(jwt_required())(left, right)):
    app.add_url_rule(rule, view_func=view)
app.add_url_rule("/lambda", "lam", token_guard(lambda: "lambda"))  # want: GET /lambda protected
app.add_url_rule("/lambda-open", "lam_open", (lambda f: f)(lambda: "lambda"))  # want: GET /lambda-open open
