"""Every way to import: stars, modules, aliases, inside functions, try, conditional, re-assigned."""
import flask
import flask as fl
import flask_jwt_extended as fje
import flask_jwt_extended.view_decorators as vd
import functools as f_
from flask import *  # noqa: F401,F403
from flask_jwt_extended import *  # noqa: F401,F403
from flask_jwt_extended import jwt_required as _jr
from importlib import import_module

try:
    from flask_login import login_required as guard_two
except ImportError:
    guard_two = None

app = fl.Flask(__name__)
app.config["JWT_SECRET_KEY"] = "imports"
app.secret_key = "imports"
fje.JWTManager(app)
required = fje.jwt_required
module = import_module("flask_jwt_extended")
strict = getattr(module, "jwt_required")()
lax = getattr(fje, "jwt_" + "required")(optional=True)
verify = vd.verify_jwt_in_request


def local_import(view):
    @f_.wraps(view)
    def inner(*a, **k):
        from flask_jwt_extended import verify_jwt_in_request as check
        check()
        return view(*a, **k)

    return inner


def session_guard(view):
    @f_.wraps(view)
    def inner(*a, **k):
        if not flask.session.get("user"):
            flask.abort(fl.make_response("no", 401))
        return view(*a, **k)

    return inner


@app.route("/a")
@jwt_required()
def a():  # want: GET /a protected
    return jsonify(1)


@app.route("/b")
@fje.jwt_required()
def b():  # want: GET /b protected
    return flask.jsonify(1)


@app.route("/c")
@vd.jwt_required()
def c():  # want: GET /c protected
    return "x"


@app.route("/d")
@_jr(optional=True)
def d():  # want: GET /d optional
    return "x"


@app.route("/e")
@required(fresh=True)
def e():  # want: GET /e protected
    return "x"


@app.route("/f")
@strict
def f():  # want: GET /f protected
    return "x"


@app.route("/g")
@lax
def g_view():  # want: GET /g optional
    return "x"


@app.route("/h")
@local_import
def h():  # want: GET /h protected
    return "x"


@app.route("/i")
@session_guard
def i():  # want: GET /i protected
    return "x"


@app.route("/j")
def j():  # want: GET /j protected
    verify()
    return "x"


@app.route("/k")
def k():  # want: GET /k open
    if request.args.get("x"):
        abort(404)
    return "x"
