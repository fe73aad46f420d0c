"""Laziness: any, all, next, map, and, or, conditional expressions, default arguments, generators that stop."""
from functools import wraps

from flask import Flask, abort, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "lazy"
JWTManager(app)


def yes():
    return True


def no():
    return False


def token():
    verify_jwt_in_request()
    return True


def gate(test):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not test():
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def checks():
    yield no
    yield yes
    yield token


def first_true(tests):
    for t in tests:
        if t():
            return t
    return None


@app.get("/any-first")
@gate(lambda: any(t() for t in (yes, token)))
def v1():  # want: GET /any-first open
    return "x"


@app.get("/any-last")
@gate(lambda: any(t() for t in (no, token)))
def v2():  # want: GET /any-last protected
    return "x"


@app.get("/all-first")
@gate(lambda: all(t() for t in (no, token)))
def v3():  # want: GET /all-first protected
    return "x"


@app.get("/all-both")
@gate(lambda: all(t() for t in (yes, token)))
def v4():  # want: GET /all-both protected
    return "x"


@app.get("/any-list")
@gate(lambda: any([yes(), token()]))
def v5():  # want: GET /any-list protected
    return "x"


@app.get("/next")
@gate(lambda: next((t for t in checks() if t()), None))
def v6():  # want: GET /next open
    return "x"


@app.get("/for")
@gate(lambda: first_true(checks()))
def v7():  # want: GET /for open
    return "x"


@app.get("/map")
@gate(lambda: any(map(lambda t: t(), [yes, token])))
def v8():  # want: GET /map open
    return "x"


@app.get("/or")
@gate(lambda: yes() or token())
def v9():  # want: GET /or open
    return "x"


@app.get("/and")
@gate(lambda: no() and token())
def v10():  # want: GET /and protected
    return "x"


@app.get("/ternary")
@gate(lambda: yes() if request.method == "GET" else token())
def v11():  # want: GET /ternary open
    return "x"


@app.get("/dict")
@gate(lambda: {"GET": yes, "POST": token}[request.method]())
def v12():  # want: GET /dict open
    return "x"


@app.post("/dict")
@gate(lambda: {"GET": yes, "POST": token}.get(request.method, no)())
def v13():  # want: POST /dict protected
    return "x"


@app.get("/filter")
@gate(lambda: list(filter(lambda t: t(), [no, no])) or True)
def v14():  # want: GET /filter open
    return "x"


@app.get("/not")
@gate(lambda: not any(t() for t in [no]))
def v15():  # want: GET /not open
    return "x"
