"""Tokens taken apart by unpacking, regular expressions, exceptions of every kind, and checked claims."""
import re
from functools import wraps

import jwt
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
KEY = app.config["SECRET_KEY"] = "unpacking"
BEARER = re.compile(r"^Bearer\s+(?P<token>[\w.-]+)$", re.IGNORECASE)


def by_unpacking(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            scheme, token = request.headers.get("Authorization", "").split()
        except ValueError:
            return jsonify(error="header"), 401
        if scheme != "Bearer":
            abort(401)
        g.claims = jwt.decode(token, KEY, algorithms=["HS256"])
        return f(*a, **k)

    return inner


def by_regex(f):
    @wraps(f)
    def inner(*a, **k):
        m = BEARER.match(request.headers.get("Authorization", ""))
        if m is None:
            return {"error": "header"}, 401
        try:
            g.claims = jwt.decode(m.group("token"), KEY, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return {"error": "token"}, 401
        return f(*a, **k)

    return inner


def by_attribute_error(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            token = request.headers.get("Authorization").split(" ")[1]
            g.claims = jwt.decode(token, KEY, algorithms=["HS256"])
        except (AttributeError, IndexError):
            return "no token", 401
        except jwt.InvalidTokenError:
            return "bad token", 401
        return f(*a, **k)

    return inner


def by_type_error(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.headers.get("X-Token")
        try:
            if len(token) < 10:
                abort(401)
            g.claims = jwt.decode(token, KEY, algorithms=["HS256"])
        except TypeError:
            abort(401)
        except jwt.PyJWTError:
            abort(403)
        return f(*a, **k)

    return inner


def swallowing(f):
    @wraps(f)
    def inner(*a, **k):
        g.claims = None
        try:
            _, token = request.headers["Authorization"].split()
            g.claims = jwt.decode(token, KEY, algorithms=["HS256"])
        except (KeyError, ValueError, jwt.PyJWTError):
            pass
        return f(*a, **k)

    return inner


def assertion(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            assert "Authorization" in request.headers, "no header"
            g.claims = jwt.decode(request.headers["Authorization"][7:], KEY, algorithms=["HS256"])
            assert g.claims.get("admin"), "no admin"
        except AssertionError as e:
            return jsonify(error=str(e)), 401
        except jwt.PyJWTError as e:
            return jsonify(error=str(e)), 401
        return f(*a, **k)

    return inner


def looped(f):
    @wraps(f)
    def inner(*a, **k):
        token = None
        for source in (request.headers.get("X-Token"), request.cookies.get("token"), request.args.get("access_token")):
            if source:
                token = source
                break
        else:
            return "no token anywhere", 401
        g.claims = jwt.decode(token, KEY, algorithms=["HS256"])
        return f(*a, **k)

    return inner


def looped_open(f):
    @wraps(f)
    def inner(*a, **k):
        for source in (request.headers.get("X-Token"), request.cookies.get("token")):
            if source:
                try:
                    g.claims = jwt.decode(source, KEY, algorithms=["HS256"])
                except jwt.PyJWTError:
                    return "bad", 401
        return f(*a, **k)

    return inner


@app.get("/unpacking")
@by_unpacking
def v1():  # want: GET /unpacking protected
    return "x"


@app.get("/regex")
@by_regex
def v2():  # want: GET /regex protected
    return "x"


@app.get("/attribute")
@by_attribute_error
def v3():  # want: GET /attribute protected
    return "x"


@app.get("/type")
@by_type_error
def v4():  # want: GET /type protected
    return "x"


@app.get("/swallowing")
@swallowing
def v5():  # want: GET /swallowing open
    return "x"


@app.get("/assertion")
@assertion
def v6():  # want: GET /assertion protected
    return "x"


@app.get("/looped")
@looped
def v7():  # want: GET /looped protected
    return "x"


@app.get("/looped-open")
@looped_open
def v8():  # want: GET /looped-open open
    return "x"
