"""Role table in a nested dict; the policy key is built by a format string."""
from collections import defaultdict
from flask import Flask, request, abort, session, g

app = Flask(__name__)
app.secret_key = "rbac"

POLICY = {
    "anonymous": ["GET:index", "GET:catalog", "POST:login"],
    "customer": ["GET:orders", "POST:orders"],
    "staff": ["*:stock", "DELETE:orders"],
}
INHERITS = {"customer": "anonymous", "staff": "customer"}


def grants(role):
    out = set()
    while role:
        out.update(POLICY.get(role, ()))
        role = INHERITS.get(role)
    return out


@app.before_request
def enforce():
    g.role = session.get("role", "anonymous")
    if request.endpoint is None:
        return
    allowed = grants(g.role)
    wanted = "{0.method}:{0.endpoint}".format(request)
    star = "*:" + request.endpoint
    if not allowed & {wanted, star}:
        abort(401 if g.role == "anonymous" else 403)


@app.route("/")
def index():  # want: GET / open
    return "index"


@app.route("/catalog", methods=["GET", "POST"])
def catalog():  # want: GET /catalog open; POST /catalog protected
    return "catalog"


@app.route("/login", methods=["GET", "POST"])
def login():  # want: GET /login protected; POST /login open
    session["role"] = "customer"
    return "ok"


@app.route("/orders", methods=["GET", "POST", "DELETE"])
def orders():  # want: DELETE /orders protected; GET /orders protected; POST /orders protected
    return "orders"


@app.route("/stock")
def stock():  # want: GET /stock protected
    return "stock"
