"""Guards in with statements around the call of the view."""
from contextlib import ExitStack, contextmanager, suppress
from functools import wraps

from flask import Flask, abort, g, session
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request
from flask_jwt_extended.exceptions import NoAuthorizationError

app = Flask(__name__)
app.config.update(SECRET_KEY="with", JWT_SECRET_KEY="with")
JWTManager(app)


@contextmanager
def require_login():
    if "user" not in session:
        abort(401)
    yield session["user"]


@contextmanager
def timed(name):
    g.setdefault("timings", []).append(name)
    try:
        yield
    finally:
        g.timings.append("end " + name)


class TokenScope:
    def __init__(self, optional=False):
        self.optional = optional

    def __enter__(self):
        if not self.optional:
            verify_jwt_in_request()
        return self

    def __exit__(self, *exc):
        return False


def inside(make):
    def decorator(view):
        @wraps(view)
        def inner(*args, **kwargs):
            with make():
                return view(*args, **kwargs)

        return inner

    return decorator


def lenient(view):
    @wraps(view)
    def inner(*args, **kwargs):
        with suppress(NoAuthorizationError):
            verify_jwt_in_request()
        return view(*args, **kwargs)

    return inner


def stacked(view):
    @wraps(view)
    def inner(*args, **kwargs):
        with ExitStack() as stack:
            stack.enter_context(timed("x"))
            stack.enter_context(require_login())
            return view(*args, **kwargs)

    return inner


@app.get("/login-scope")
@inside(require_login)
def login_scope():  # want: GET /login-scope protected
    return "x"


@app.get("/token-scope")
@inside(TokenScope)
def token_scope():  # want: GET /token-scope protected
    return "x"


@app.get("/optional-scope")
@inside(lambda: TokenScope(optional=True))
def optional_scope():  # want: GET /optional-scope open
    return "x"


@app.get("/timed")
@inside(lambda: timed("view"))
def timed_view():  # want: GET /timed open
    return "x"


@app.get("/as-decorator")
@require_login()
def as_decorator():  # want: GET /as-decorator protected
    return "x"


@app.get("/lenient")
@lenient
def lenient_view():  # want: GET /lenient open
    return "x"


@app.get("/stacked")
@stacked
def stacked_view():  # want: GET /stacked protected
    return "x"


@app.get("/all")
@timed("all")
@jwt_required()
def everything():  # want: GET /all protected
    return "x"
