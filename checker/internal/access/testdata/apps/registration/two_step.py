from flask import Flask, request, abort, g, jsonify
from flask_jwt_extended import JWTManager, jwt_required, get_jwt, get_jwt_identity, verify_jwt_in_request, current_user, create_access_token
from functools import wraps

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "two"
jwt = JWTManager(app)


@jwt.expired_token_loader
def expired(h, p):
    return jsonify(e="expired"), 401


def mfa(view=None, *, level=1):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            verify_jwt_in_request()
            if get_jwt().get("mfa", 0) < level:
                return jsonify(error="mfa"), 403
            return fn(*a, **k)
        return inner
    return deco(view) if callable(view) else deco


def maybe_user(fn):
    @wraps(fn)
    def inner(*a, **k):
        verify_jwt_in_request(optional=True)
        g.identity = get_jwt_identity()
        return fn(*a, **k)
    return inner


def known(fn):
    @maybe_user
    @wraps(fn)
    def inner(*a, **k):
        if g.identity is None:
            abort(401)
        return fn(*a, **k)
    return inner


@app.get("/a")
@mfa
def a():  # want: GET /a protected
    return "a"


@app.post("/b")
@mfa(level=2)
def b():  # want: POST /b protected
    return "b"


@app.get("/c")
@maybe_user
def c():  # want: GET /c optional
    return "c"


@app.get("/d")
@known
def d():  # want: GET /d protected
    return "d"


@app.post("/token")
def token():  # want: POST /token open
    return jsonify(t=create_access_token("x"))


@app.get("/e")
@jwt_required(verify_type=False)
def e():  # want: GET /e protected
    return "e"
