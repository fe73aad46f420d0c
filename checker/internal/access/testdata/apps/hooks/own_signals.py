from flask import Flask, request, jsonify, got_request_exception, request_started, request_finished, abort
from blinker import Namespace

app = Flask(__name__)
signals = Namespace()
accessed = signals.signal("accessed")


@accessed.connect
def audit(sender, **extra):
    if extra.get("secret") and "X-Auth" not in request.headers:
        abort(401)


@request_started.connect_via(app)
def begin(sender, **extra):
    if request.path.startswith("/internal"):
        accessed.send(sender, secret=True)


@request_finished.connect_via(app)
def finish(sender, response, **extra):
    if request.path.startswith("/late"):
        abort(403)


def notify(secret):
    def deco(fn):
        def inner(*args, **kwargs):
            accessed.send(app, secret=secret)
            return fn(*args, **kwargs)

        inner.__name__ = fn.__name__
        return inner

    return deco


@app.get("/internal/stats")
def stats():  # want: GET /internal/stats protected
    return "stats"


@app.get("/secret")
@notify(True)
def secret():  # want: GET /secret protected
    return "secret"


@app.get("/open")
@notify(secret=False)
def open_view():  # want: GET /open open
    return "open"


@app.post("/items")
def items():  # want: POST /items open
    return jsonify(1)
