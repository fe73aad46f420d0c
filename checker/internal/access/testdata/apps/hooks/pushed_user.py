import threading
from flask import Flask, request, abort, g
from werkzeug.local import LocalStack, LocalProxy

app = Flask(__name__)
_users = LocalStack()
current = LocalProxy(_users.top.__class__ and (lambda: _users.top))
state = threading.local()


@app.before_request
def push():
    token = request.headers.get("Token")
    _users.push(token)
    state.token = token


@app.teardown_request
def pop(exc):
    _users.pop()


def guarded(fn):
    def inner(*a, **k):
        if _users.top is None:
            abort(401)
        return fn(*a, **k)

    inner.__name__ = fn.__name__
    return inner


def by_local(fn):
    def inner(*a, **k):
        if not getattr(state, "token", None):
            abort(401)
        return fn(*a, **k)

    inner.__name__ = fn.__name__
    return inner


@app.route("/stack")
@guarded
def stack():  # want: GET /stack protected
    return "s"


@app.route("/local")
@by_local
def local():  # want: GET /local protected
    return "l"


@app.route("/free")
def free():  # want: GET /free open
    return "f"
