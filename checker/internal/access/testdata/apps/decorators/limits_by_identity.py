# Run with Flask-Limiter 3.3.0.
from flask import Flask, jsonify, request, Blueprint
from flask_limiter import Limiter
from flask_jwt_extended import JWTManager, jwt_required, get_jwt_identity, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
JWTManager(app)


def who():
    verify_jwt_in_request(optional=True)
    return get_jwt_identity() or request.remote_addr


limiter = Limiter(who, app=app, default_limits=["1000 per hour"], storage_uri="memory://")
api = Blueprint("api", __name__)
limiter.limit("60/minute")(api)


@api.get("/a")
def a():  # want: GET /api/a optional
    return "a"


@api.get("/b")
@limiter.limit("1/second", key_func=lambda: get_jwt_identity())
@jwt_required()
def b():  # want: GET /api/b broken
    return "b"


@api.get("/c")
@jwt_required()
@limiter.limit("10/second", key_func=get_jwt_identity)
def c():  # want: GET /api/c protected
    return "c"


@api.post("/d")
@limiter.limit("5/minute", exempt_when=lambda: False)
def d():  # want: POST /api/d optional
    return "d"





@api.get("/e")
def e():  # want: GET /api/e optional
    with limiter.limit("1/day"):
        return "e"


@app.get("/f")
@limiter.exempt
def f():  # want: GET /f open
    return "f"


@app.get("/g")
def g():  # want: GET /g optional
    return "g"


app.register_blueprint(api, url_prefix="/api")
