from flask import Flask, jsonify, abort, g
from flask_jwt_extended import JWTManager, jwt_required, get_jwt_identity, verify_jwt_in_request, get_jwt, current_user
from functools import wraps

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
jwt = JWTManager(app)


def strict_identity(f):
    @wraps(f)
    @jwt_required(optional=True)
    def inner(*a, **k):
        if get_jwt_identity() is None:
            abort(401)
        return f(*a, **k)
    return inner


def owner_or_public(f):
    @wraps(f)
    def inner(name):
        verify_jwt_in_request(optional=True)
        who = get_jwt_identity()
        if name.startswith("_") and who != name:
            abort(403)
        return f(name)
    return inner


def admin(f):
    @wraps(f)
    def inner(*a, **k):
        claims = verify_jwt_in_request(optional=True)
        if not claims:
            return jsonify(error="login"), 401
        _, data = claims
        if data.get("role") != "admin":
            return jsonify(error="admins"), 403
        return f(*a, **k)
    return inner


def claims_first(f):
    @wraps(f)
    def inner(*a, **k):
        header, data = verify_jwt_in_request()
        g.tenant = data["tenant"]
        return f(*a, **k)
    return inner


def unlucky(f):
    @wraps(f)
    def inner(*a, **k):
        claims = verify_jwt_in_request(optional=True)
        g.tenant = claims[1]["tenant"]
        return f(*a, **k)
    return inner


@app.get("/a")
@strict_identity
def a():  # want: GET /a protected
    return "a"


@app.get("/b/<name>")
@owner_or_public
def b(name):  # want: GET /b/<name> optional
    return name


@app.get("/c")
@admin
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@claims_first
def d():  # want: GET /d protected
    return g.tenant


@app.get("/e")
@unlucky
def e():  # want: GET /e broken
    return "e"


@app.get("/f")
@jwt_required(optional=True)
@strict_identity
def f():  # want: GET /f protected
    return "f"
