from flask import Flask, jsonify, Blueprint
from flask_jwt_simple import JWTManager, jwt_required, jwt_optional, create_jwt, get_jwt_identity, get_jwt
from functools import wraps

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "x"
jwt = JWTManager(app)


@jwt.unauthorized_loader
def un(msg): return jsonify(msg), 401


def admin(f):
    @wraps(f)
    @jwt_required
    def inner(*a, **k):
        if get_jwt()["roles"] != "admin":
            return jsonify(), 403
        return f(*a, **k)
    return inner


def lax(f):
    @wraps(f)
    @jwt_optional
    def inner(*a, **k):
        if get_jwt().get("roles") != "admin":
            return jsonify(), 403
        return f(*a, **k)
    return inner


def lax2(f):
    @wraps(f)
    @jwt_optional
    def inner(*a, **k):
        return f(*a, **k)
    return inner


@app.get("/a")
@admin
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@lax
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@lax2
def c(): return "c"  # want: GET /c optional


@app.get("/d")
def d():  # want: GET /d open
    if not get_jwt_identity():
        return "anon"
    return "d"


@app.get("/e")
@jwt_required

def e(): return "e"  # want: GET /e protected
