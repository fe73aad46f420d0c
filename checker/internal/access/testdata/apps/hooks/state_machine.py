"""Hooks over dict tables, prefix trees, wildcard patterns, defaults and negated conditions."""
import fnmatch
from collections import OrderedDict, defaultdict

from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "tables"
JWTManager(app)

ACCESS = {
    "/table/public": None,
    "/table/private": "token",
    "/table/mixed": {"GET": None, "POST": "token"},
}
PATTERNS = OrderedDict([("/glob/open/*", False), ("/glob/*", True)])
BY_PREFIX = defaultdict(lambda: "deny", {"a": "allow", "b": "token"})
OPEN = tuple("/tuple/" + n for n in ("one", "two"))


@app.before_request
def by_table():
    if not request.path.startswith("/table"):
        return None
    rule = ACCESS.get(request.path, "token")
    if isinstance(rule, dict):
        rule = rule.get(request.method, "token")
    if rule == "token":
        verify_jwt_in_request()


@app.before_request
def by_glob():
    for pattern, closed in PATTERNS.items():
        if fnmatch.fnmatch(request.path, pattern):
            if closed:
                verify_jwt_in_request()
            break


@app.before_request
def by_prefix():
    parts = [p for p in request.path.split("/") if p]
    if len(parts) < 2 or parts[0] != "prefix":
        return
    match BY_PREFIX[parts[1]]:
        case "allow":
            return
        case "token":
            verify_jwt_in_request()
        case _:
            abort(403)


@app.before_request
def by_tuple():
    first, *rest = request.path.lstrip("/").split("/")
    if first == "tuple" and not request.path.startswith(OPEN):
        return jsonify(error="no"), 401



def add(rule, name, methods=("GET",)):
    app.add_url_rule(rule, name, lambda **kw: "x", methods=list(methods))  # want: GET /glob/closed protected; GET /glob/open/x open; GET /other open; GET /prefix/a/x open; GET /prefix/b/x protected; GET /prefix/c protected; GET /table/mixed open; GET /table/private protected; GET /table/public open; GET /table/unlisted protected; GET /tuple/one open; GET /tuple/three protected; POST /table/mixed protected; PUT /table/mixed protected


add("/table/public", "t1")
add("/table/private", "t2")
add("/table/mixed", "t3", ("GET", "POST", "PUT"))
add("/table/unlisted", "t4")
add("/glob/open/x", "g1")
add("/glob/closed", "g2")
add("/prefix/a/x", "p1")
add("/prefix/b/x", "p2")
add("/prefix/c", "p3")
add("/tuple/one", "u1")
add("/tuple/three", "u2")
add("/other", "o1")


@app.get("/owned/<int:n>")
def owned(n):  # want: GET /owned/<int:n> open
    return str(n)
