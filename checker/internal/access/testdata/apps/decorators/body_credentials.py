"""Credentials in the body, the form or the query, and what is known of the client."""
import hmac
from functools import wraps

from flask import Blueprint, Flask, abort, jsonify, request

app = Flask(__name__)
KEY = "body-key"
OFFICE = ["10.1.2.3", "10.1.2.4"]


def json_key(f):
    @wraps(f)
    def inner(*a, **k):
        data = request.get_json(silent=True) or {}
        if data.get("api_key") != KEY:
            return jsonify(error="key"), 401
        return f(*a, **k)

    return inner


def form_password(f):
    @wraps(f)
    def inner(*a, **k):
        if not hmac.compare_digest(request.form.get("password", ""), KEY):
            abort(403)
        return f(*a, **k)

    return inner


def json_item(f):
    @wraps(f)
    def inner(*a, **k):
        body = request.json
        if "token" not in body or body["token"] != KEY:
            abort(401)
        return f(*a, **k)

    return inner


def query_key(f):
    @wraps(f)
    def inner(*a, **k):
        if request.args.get("key") == KEY or request.values.get("apikey") == KEY:
            return f(*a, **k)
        abort(401)

    return inner


def office(f):
    @wraps(f)
    def inner(*a, **k):
        if request.remote_addr not in OFFICE:
            abort(403)
        return f(*a, **k)

    return inner


def localhost(f):
    @wraps(f)
    def inner(*a, **k):
        if request.remote_addr not in ("127.0.0.1", "::1"):
            abort(403)
        return f(*a, **k)

    return inner


def by_host(f):
    @wraps(f)
    def inner(*a, **k):
        if request.host.split(":")[0] != "localhost":
            abort(403)
        return f(*a, **k)

    return inner


def page_needed(f):
    @wraps(f)
    def inner(*a, **k):
        page = request.args.get("page", 1, type=int)
        if page < 1:
            abort(403)
        return f(*a, **k)

    return inner


def body_field(f):
    @wraps(f)
    def inner(*a, **k):
        if (request.get_json(silent=True) or {}).get("name") == "root":
            abort(403)
        return f(*a, **k)

    return inner


@app.post("/json-key")
@json_key
def v1():  # want: POST /json-key protected
    return "x"


@app.post("/form")
@form_password
def v2():  # want: POST /form protected
    return "x"


@app.post("/json-item")
@json_item
def v3():  # want: POST /json-item protected
    return "x"


@app.get("/query")
@query_key
def v4():  # want: GET /query protected
    return "x"


@app.get("/office")
@office
def v5():  # want: GET /office protected
    return "x"


@app.get("/localhost")
@localhost
def v6():  # want: GET /localhost open
    return "x"


@app.get("/host")
@by_host
def v8():  # want: GET /host open
    return "x"


@app.get("/page")
@page_needed
def v9():  # want: GET /page open
    return "x"


@app.post("/field")
@body_field
def v10():  # want: POST /field open
    return "x"
