"""Refusals that pass through several layers and are changed on the way."""
from functools import wraps

from flask import Flask, abort, g, jsonify, make_response, redirect, request, session, url_for
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request
from flask_jwt_extended.exceptions import JWTExtendedException
from werkzeug.exceptions import HTTPException, NotFound

app = Flask(__name__)
app.config.update(SECRET_KEY="layers", JWT_SECRET_KEY="layers")
JWTManager(app)


class NeedLogin(Exception):
    code = 401


class Hidden(Exception):
    pass


@app.errorhandler(Hidden)
def hidden(_):
    return "not found", 404


@app.errorhandler(NeedLogin)
def need_login(_):
    return redirect("/login")


def translate(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            return f(*a, **k)
        except NeedLogin:
            return jsonify(error="log in"), 401
        except HTTPException as e:
            return jsonify(error=e.description), e.code

    return inner


def raises_need(f):
    @wraps(f)
    def inner(*a, **k):
        if "user" not in session:
            raise NeedLogin()
        return f(*a, **k)

    return inner


def hides(f):
    @wraps(f)
    def inner(*a, **k):
        if "user" not in session:
            raise Hidden
        return f(*a, **k)

    return inner


def as_not_found(f):
    @wraps(f)
    def inner(*a, **k):
        if "user" not in session:
            abort(404)
        return f(*a, **k)

    return inner


def jwt_or_session(f):
    @wraps(f)
    def inner(*a, **k):
        if session.get("user"):
            g.user = session["user"]
        else:
            try:
                verify_jwt_in_request()
                g.user = get_jwt_identity()
            except JWTExtendedException:
                return redirect(url_for("login", next=request.url))
        return f(*a, **k)

    return inner


def any_of(*guards):
    """Lets the request by when one of the guards does."""

    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            last = None
            for guard in guards:
                try:
                    return guard(f)(*a, **k)
                except (NeedLogin, JWTExtendedException) as e:
                    last = e
            raise last

        return inner

    return deco


def all_of(*guards):
    def deco(f):
        for guard in guards:
            f = guard(f)
        return f

    return deco


def nobody(f):
    return f


@app.get("/login")
def login():  # want: GET /login open
    return "login"


@app.get("/translated")
@translate
@raises_need
def v_translated():  # want: GET /translated protected
    return "x"


@app.get("/redirected")
@raises_need
def v_redirected():  # want: GET /redirected protected
    return "x"


@app.get("/hidden")
@hides
def v_hidden():  # want: GET /hidden protected
    return "x"


@app.get("/not-found")
@as_not_found
def v_not_found():  # want: GET /not-found protected
    return "x"


@app.get("/either")
@jwt_or_session
def v_either():  # want: GET /either protected
    return "x"


@app.get("/any")
@any_of(raises_need, jwt_required())
def v_any():  # want: GET /any protected
    return "x"


@app.get("/any-open")
@any_of(raises_need, nobody)
def v_any_open():  # want: GET /any-open open
    return "x"


@app.get("/all")
@all_of(nobody, raises_need, translate)
def v_all():  # want: GET /all protected
    return "x"
