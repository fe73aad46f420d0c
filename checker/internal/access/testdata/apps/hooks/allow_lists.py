"""Allow-lists of several kinds, each hook on a blueprint of its own."""
import re

from flask import Blueprint, Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "lists"
JWTManager(app)

by_endpoint = Blueprint("e", __name__, url_prefix="/e")
by_regex = Blueprint("r", __name__, url_prefix="/r")
by_rule = Blueprint("u", __name__, url_prefix="/u")
by_method = Blueprint("m", __name__, url_prefix="/m")
by_suffix = Blueprint("s", __name__, url_prefix="/s")

OPEN_ENDPOINTS = frozenset({"e.index", "e.login"})
OPEN_PATTERNS = [re.compile(r"^/r/items/\d+$"), re.compile(r"^/r/docs")]
OPEN_RULES = {("GET", "/u/things/<int:n>"), ("POST", "/u/login")}
SAFE = "GET HEAD OPTIONS".split()


@by_endpoint.before_request
def check_endpoint():
    if request.endpoint not in OPEN_ENDPOINTS:
        verify_jwt_in_request()


@by_regex.before_request
def check_regex():
    for pattern in OPEN_PATTERNS:
        if pattern.match(request.path):
            return None
    verify_jwt_in_request()
    return None


@by_rule.before_request
def check_rule():
    if (request.method, request.url_rule.rule) in OPEN_RULES:
        return
    verify_jwt_in_request()


@by_method.before_request
def check_method():
    if request.method in SAFE:
        return
    verify_jwt_in_request()


@by_suffix.before_request
def check_suffix():
    if request.path.rstrip("/").endswith(("/health", "/version")) or request.path.rsplit("/", 1)[-1] == "ping":
        return
    verify_jwt_in_request()


@by_endpoint.get("/")
def index():  # want: GET /e/ open
    return "index"


@by_endpoint.post("/login")
def login():  # want: POST /e/login open
    return "login"


@by_endpoint.get("/inside")
def inside():  # want: GET /e/inside protected
    return "inside"


@by_regex.get("/items/<int:n>")
def item(n):  # want: GET /r/items/<int:n> open
    return str(n)


@by_regex.delete("/items/<int:n>/all")
def drop_items(n):  # want: DELETE /r/items/<int:n>/all protected
    return str(n)


@by_regex.get("/docs/<path:p>")
def docs(p):  # want: GET /r/docs/<path:p> open
    return p


@by_rule.route("/things/<int:n>", methods=["GET", "PUT"])
def thing(n):  # want: GET /u/things/<int:n> open; PUT /u/things/<int:n> protected
    return str(n)


@by_rule.post("/login")
def rule_login():  # want: POST /u/login open
    return "login"


@by_method.route("/stuff", methods=["GET", "POST", "PUT"])
def stuff():  # want: GET /m/stuff open; POST /m/stuff protected; PUT /m/stuff protected
    return jsonify(1)


@by_suffix.get("/health")
def health():  # want: GET /s/health open
    return "ok"


@by_suffix.get("/a/version/")
def version():  # want: GET /s/a/version/ open
    return "1"


@by_suffix.get("/ping")
def ping():  # want: GET /s/ping open
    return "pong"


@by_suffix.get("/a/data")
def data():  # want: GET /s/a/data protected
    return "data"


for bp in (by_endpoint, by_regex, by_rule, by_method, by_suffix):
    app.register_blueprint(bp)
