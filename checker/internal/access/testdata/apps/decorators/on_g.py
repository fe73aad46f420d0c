"""A hook finds the user, decorators look at what it left in g."""
from functools import wraps

import jwt
from flask import Flask, g, jsonify, redirect, request, url_for

app = Flask(__name__)
SECRET = app.config["SECRET_KEY"] = "left in g"

USERS = {1: {"name": "ada", "admin": True}, 2: {"name": "bob", "admin": False}}


@app.before_request
def identify():
    g.user = None
    g.is_admin = False
    header = request.headers.get("Authorization", "")
    if header.startswith("Bearer "):
        try:
            claims = jwt.decode(header[7:], SECRET, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return
        g.user = USERS.get(int(claims["sub"]))
        g.is_admin = bool(g.user and g.user["admin"])


def signed_in(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if g.user is None:
            return jsonify(error="who are you?"), 401
        return view(*args, **kwargs)

    return inner


def admin_only(view):
    @wraps(view)
    @signed_in
    def inner(*args, **kwargs):
        if not g.is_admin:
            return jsonify(error="admins only"), 403
        return view(*args, **kwargs)

    return inner


def signed_out_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if g.user is not None:
            return redirect(url_for("account"))
        return view(*args, **kwargs)

    return inner


@app.route("/account")
@signed_in
def account():  # want: GET /account protected
    return jsonify(g.user)


@app.route("/users", methods=["GET", "POST"])
@admin_only
def users():  # want: GET /users protected; POST /users protected
    return jsonify(list(USERS.values()))


@app.route("/welcome")
@signed_out_only
def welcome():  # want: GET /welcome open
    return "welcome"


@app.route("/greeting")
def greeting():  # want: GET /greeting open
    return "hello " + (g.user["name"] if g.user else "stranger")
