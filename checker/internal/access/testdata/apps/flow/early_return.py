"""Helpers that answer, results as objects, and guard clauses."""
from collections import namedtuple
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import NamedTuple, Optional

from flask import Flask, Response, jsonify, make_response, request, session

app = Flask(__name__)
app.secret_key = "early"


@dataclass
class Outcome:
    ok: bool
    user: Optional[str] = None
    reason: str = ""

    def __bool__(self):
        return self.ok


class Check(NamedTuple):
    passed: bool
    status: int = 200


Pair = namedtuple("Pair", "user error")


class Denied(Exception):
    def __init__(self, status=HTTPStatus.UNAUTHORIZED):
        self.status = status


def outcome():
    user = session.get("user")
    return Outcome(True, user) if user else Outcome(False, reason="no session")


def named():
    return Check("user" in session, 200 if "user" in session else 403)


def pair():
    user = session.get("user")
    if not user:
        return Pair(None, (jsonify(error="no"), HTTPStatus.UNAUTHORIZED))
    return Pair(user, None)


def must():
    if not session.get("user"):
        raise Denied(403)


def require_user() -> Optional[Response]:
    if "user" in session:
        return None
    return make_response(jsonify(error="no"), 401)


def using(f):
    def deco(view):
        @wraps(view)
        def inner(*a, **k):
            return f(lambda: view(*a, **k))

        return inner

    return deco


@using
def by_outcome(go):
    result = outcome()
    if not result:
        return {"error": result.reason}, 401
    return go()


@using
def by_named(go):
    passed, status = named()
    return go() if passed else ("no", status)


@using
def by_pair(go):
    user, error = pair()
    if error:
        return error
    return go()


@using
def by_exception(go):
    try:
        must()
    except Denied as d:
        return "denied", int(d.status)
    return go()


@using
def by_walrus(go):
    if (answer := require_user()) is not None:
        return answer
    return go()


@using
def by_or(go):
    return require_user() or go()


@using
def by_and(go):
    return "user" in session and go() or ("no", 401)


@using
def forgot_return(go):
    if not outcome():
        make_response("no", 401)
    return go()


@using
def wrong_way_round(go):
    if outcome():
        return "already", 403
    return go()


@using
def by_dict(go):
    handlers = {True: go, False: lambda: ("no", 401)}
    return handlers["user" in session]()


@using
def by_status_only(go):
    response = make_response(go())
    if not session.get("user"):
        response.status_code = 401
    return response


NAMES = ["by_outcome", "by_named", "by_pair", "by_exception", "by_walrus", "by_or", "by_and", "forgot_return", "wrong_way_round",
         "by_dict"]


@app.get("/by_outcome")
@by_outcome
def v1():  # want: GET /by_outcome protected
    return "x"


@app.get("/by_named")
@by_named
def v2():  # want: GET /by_named protected
    return "x"


@app.get("/by_pair")
@by_pair
def v3():  # want: GET /by_pair protected
    return "x"


@app.get("/by_exception")
@by_exception
def v4():  # want: GET /by_exception protected
    return "x"


@app.get("/by_walrus")
@by_walrus
def v5():  # want: GET /by_walrus protected
    return "x"


@app.get("/by_or")
@by_or
def v6():  # want: GET /by_or protected
    return "x"


@app.get("/by_and")
@by_and
def v7():  # want: GET /by_and protected
    return "x"


@app.get("/forgot_return")
@forgot_return
def v8():  # want: GET /forgot_return open
    return "x"


@app.get("/wrong_way_round")
@wrong_way_round
def v9():  # want: GET /wrong_way_round open
    return "x"


@app.get("/by_dict")
@by_dict
def v10():  # want: GET /by_dict protected
    return "x"


@app.get("/by_status_only")
@by_status_only
def v11():  # want: GET /by_status_only open
    return "x"
