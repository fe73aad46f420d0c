"""Checks that give (ok, answer), None, or an answer."""
from functools import wraps

import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
app.config["SECRET_KEY"] = "pairs"


def read_token():
    header = request.headers.get("Authorization") or ""
    return header.removeprefix("Bearer ").strip() or None


def verify(token):
    if token is None:
        return False, (jsonify(error="no token"), 401)
    try:
        return True, jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
    except jwt.DecodeError as problem:
        return False, (jsonify(error=str(problem)), 401)


def check_token():
    """None when all is well, else the answer to give."""
    token = read_token()
    if token is None:
        return jsonify(error="no token"), 401
    try:
        jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
    except jwt.PyJWTError:
        return jsonify(error="bad token"), 401
    return None


def current_user():
    try:
        return jwt.decode(read_token(), app.config["SECRET_KEY"], algorithms=["HS256"])
    except Exception:
        return None


def paired(view):
    @wraps(view)
    def inner(*args, **kwargs):
        ok, result = verify(read_token())
        if not ok:
            return result
        return view(*args, claims=result, **kwargs)

    return inner


def early(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if (answer := check_token()) is not None:
            return answer
        return view(*args, **kwargs)

    return inner


def ignored(view):
    @wraps(view)
    def inner(*args, **kwargs):
        check_token()
        return view(*args, **kwargs)

    return inner


def needs_user(view):
    @wraps(view)
    def inner(*args, **kwargs):
        user = current_user()
        return view(user, *args, **kwargs) if user else ({"error": "unauthorised"}, 401)

    return inner


def negated(view):
    @wraps(view)
    def inner(*args, **kwargs):
        user = current_user()
        if user:
            return jsonify(error="already signed in"), 400
        return view(*args, **kwargs)

    return inner


@app.get("/paired")
@paired
def paired_view(claims):  # want: GET /paired protected
    return jsonify(claims)


@app.get("/early")
@early
def early_view():  # want: GET /early protected
    return "early"


@app.get("/ignored")
@ignored
def ignored_view():  # want: GET /ignored open
    return "ignored"


@app.get("/user")
@needs_user
def user_view(user):  # want: GET /user protected
    return jsonify(user)


@app.get("/visitors")
@negated
def visitors():  # want: GET /visitors open
    return "visitors"
