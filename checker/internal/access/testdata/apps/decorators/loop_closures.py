from functools import wraps
from flask import Flask, request, abort

app = Flask(__name__)
GUARDS = {}

for level in ("low", "mid", "high"):
    def guard(f, level=level):
        @wraps(f)
        def inner(*a, **k):
            if level == "high" and not request.headers.get("K"):
                abort(401)
            return f(*a, **k)
        return inner
    GUARDS[level] = guard

LATE = {}
for mode in ("closed", "open"):
    def late_guard(f):
        @wraps(f)
        def inner(*a, **k):
            if mode == "closed" and not request.headers.get("K"):
                abort(401)
            return f(*a, **k)
        return inner
    LATE[mode] = late_guard


@app.get("/low")
@GUARDS["low"]
def low():  # want: GET /low open
    return "l"


@app.get("/high")
@GUARDS["high"]
def high():  # want: GET /high protected
    return "h"


@app.get("/closed")
@LATE["closed"]
def closed():  # want: GET /closed open
    return "c"


checks = [lambda: abort(401) if n and not request.headers.get("K") else None for n in (1, 0)]
app.before_request(checks[0])
flags = {"on": False}


def flagged(f):
    enabled = flags["on"]

    @wraps(f)
    def inner(*a, **k):
        if enabled or flags["on"] and not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return inner


@app.get("/flag")
@flagged
def flag():  # want: GET /flag protected
    return "f"


flags["on"] = True
