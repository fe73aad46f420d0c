# Run with Flask-JWT 0.3.2.
from flask import Flask, jsonify
from flask_jwt import JWT, jwt_required, current_identity, JWTError
from flask_jwt import _jwt_required as check

app = Flask(__name__)
app.config["SECRET_KEY"] = "k"
app.config["JWT_AUTH_URL_RULE"] = "/enter"


def authenticate(u, p): return None


def identity(payload): return payload["identity"]


jwt = JWT(app, authenticate, identity)


@jwt.jwt_error_handler
def on_error(e): return jsonify(e=1), 401


@app.get("/a")
@jwt_required()
def a(): return "a"  # want: GET /a protected


@app.get("/b")
def b(): return jsonify(str(current_identity))  # want: GET /b open


@app.get("/d")
@jwt_required(realm="x")
def d(): return "d"  # want: GET /d protected


def maybe(f):
    def inner(*a, **k):
        try:
            check(app.config["JWT_DEFAULT_REALM"])
        except JWTError:
            pass
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@app.get("/e")
@maybe
def e(): return "e"  # want: GET /e open


def admin_only(f):
    @jwt_required()
    def inner(*a, **k):
        if not current_identity.admin:
            return "no", 403
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@app.get("/f")
@admin_only
def f(): return "f"  # want: GET /f protected
