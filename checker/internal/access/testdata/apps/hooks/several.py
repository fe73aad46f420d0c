"""Several hooks: one finds, one decides, one is for a blueprint only."""
from flask import Blueprint, Flask, abort, current_app, g, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt_identity, verify_jwt_in_request
from flask_jwt_extended.exceptions import NoAuthorizationError

PUBLIC_ENDPOINTS = ["index", "health", "static", "login"]
EXEMPT_METHODS = {"OPTIONS", "HEAD"}


def find_user():
    g.user = None
    try:
        if verify_jwt_in_request(optional=True):
            g.user = get_jwt_identity()
    except NoAuthorizationError:
        pass


def decide():
    if request.method in EXEMPT_METHODS:
        return None
    if request.endpoint in current_app.config["PUBLIC_ENDPOINTS"]:
        return None
    if request.blueprint == "pub" or (request.blueprint or "").startswith("open_"):
        return None
    if not getattr(g, "user", None):
        return jsonify(error="unauthorised"), 401
    return None


def index():  # want: GET / optional
    return "index"


def health():  # want: GET /health optional
    return "ok"


def login():  # want: POST /login optional
    return jsonify(token="")


def secret():  # want: GET /secret protected
    return "secret"


pub = Blueprint("pub", __name__, url_prefix="/pub")
open_docs = Blueprint("open_docs", __name__, url_prefix="/docs")
closed = Blueprint("closed", __name__, url_prefix="/closed")


@pub.get("/x")
def pub_x():  # want: GET /pub/x optional
    return "x"


@pub.before_request
def only_reading():
    if request.method != "GET":
        abort(403)


@pub.post("/x")
def pub_post():  # want: POST /pub/x protected
    return "x"


@open_docs.get("/<path:page>")
def docs(page):  # want: GET /docs/<path:page> optional
    return page


@closed.get("/x")
def closed_x():  # want: GET /closed/x protected
    return "x"


def create_app():
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = "several"
    app.config["PUBLIC_ENDPOINTS"] = PUBLIC_ENDPOINTS + ["pub.index"]
    JWTManager(app)
    app.before_request(find_user)
    app.before_request(decide)
    for view in (index, health, secret):
        app.add_url_rule("/" + view.__name__.replace("index", ""), view_func=view)
    app.add_url_rule("/login", view_func=login, methods=["POST"])
    for bp in (pub, open_docs, closed):
        app.register_blueprint(bp)
    return app
