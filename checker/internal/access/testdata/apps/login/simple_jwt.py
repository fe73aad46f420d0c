"""flask_jwt_simple with roles from the payload."""
from functools import wraps

from flask import Flask, abort, jsonify
from flask_jwt_simple import JWTManager, create_jwt, get_jwt, get_jwt_identity, jwt_optional, jwt_required
from flask_jwt_simple.exceptions import NoAuthorizationError

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "simple"
jwt = JWTManager(app)


@jwt.jwt_data_loader
def claims(identity):
    return {"sub": identity, "roles": ["user"]}


def role(name):
    def deco(f):
        @jwt_required
        @wraps(f)
        def inner(*a, **k):
            if name not in get_jwt().get("roles", []):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def unchecked_role(name):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if name not in get_jwt().get("roles", []):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def optional_then_refuse(f):
    @jwt_optional
    @wraps(f)
    def inner(*a, **k):
        if not get_jwt_identity():
            abort(401)
        return f(*a, **k)

    return inner


@app.get("/required")
@jwt_required
def v_required():  # want: GET /required protected
    return jsonify(get_jwt())


@app.get("/optional")
@jwt_optional
def v_optional():  # want: GET /optional optional
    return jsonify(get_jwt_identity())


@app.get("/role")
@role("admin")
def v_role():  # want: GET /role protected
    return "x"


@app.get("/unchecked")
@unchecked_role("admin")
def v_unchecked():  # want: GET /unchecked protected
    return "x"


@app.get("/optional-refused")
@optional_then_refuse
def v_refused():  # want: GET /optional-refused protected
    return "x"


@app.post("/login")
def login():  # want: POST /login open
    return jsonify(token=create_jwt("1"))
