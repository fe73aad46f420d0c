import enum
from flask import Flask, abort, request, jsonify

app = Flask(__name__)


class Access(enum.Flag):
    NONE = 0
    READ = enum.auto()
    WRITE = enum.auto()
    ALL = READ | WRITE


POLICY = {
    "GET": Access.READ,
    "POST": Access.WRITE,
    "DELETE": Access.ALL,
}
ANON = {"/menu": Access.READ, "/feedback": Access.ALL}


@app.before_request
def enforce():
    needed = POLICY.get(request.method, Access.NONE)
    granted = ANON.get(request.path, Access.NONE)
    if needed & granted == needed:
        return None
    if request.headers.get("X-Staff") is None:
        abort(403)


@app.route("/menu", methods=["GET", "POST", "DELETE"])
def menu():  # want: DELETE /menu protected; GET /menu open; POST /menu protected
    return jsonify(menu=[])


@app.route("/feedback", methods=["GET", "POST"])
def feedback():  # want: GET /feedback open; POST /feedback open
    return jsonify(ok=True)


@app.patch("/menu/<int:n>")
def patch(n):  # want: PATCH /menu/<int:n> open
    return jsonify(n=n)


@app.delete("/feedback/all")
def purge():  # want: DELETE /feedback/all protected
    return jsonify(ok=True)
