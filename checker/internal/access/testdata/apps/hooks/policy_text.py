"""Policy is written as a table in a string."""
import textwrap
from flask import Flask, request, abort, jsonify

POLICY = textwrap.dedent("""
    # method   path          who
    GET        /            anyone
    GET        /products    anyone
    POST       /products    staff
    *          /account     user   # own account
    GET        /reports     staff
""")


def parse(text):
    table = {}
    for line in text.strip().splitlines():
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        method, path, who = line.split()
        for m in (["GET", "POST", "PUT", "DELETE"] if method == "*" else [method]):
            table[m, path] = who
    return table


TABLE = parse(POLICY)
app = Flask(__name__)


@app.before_request
def apply_policy():
    who = TABLE.get((request.method, request.path.rstrip("/") or "/"))
    if who == "anyone":
        return None
    if who is None:
        abort(404)
    role = request.headers.get("X-Role")
    if role is None:
        abort(401)
    if who == "staff" and role != "staff":
        abort(403)


@app.route("/")
def index():  # want: GET / open
    return "index"


@app.route("/products", methods=["GET", "POST"])
def products():  # want: GET /products open; POST /products protected
    return jsonify([])


@app.route("/account", methods=["GET", "PUT"])
def account():  # want: GET /account protected; PUT /account protected
    return jsonify({})


@app.get("/reports")
def reports():  # want: GET /reports protected
    return jsonify([])
