"""Decorators that look like guards: limits, content types, caches, JSON checks, CSRF that only writes."""
import time
from functools import wraps

from flask import Flask, abort, g, jsonify, make_response, request, session
from flask_cors import CORS, cross_origin
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)
app.secret_key = "not guards"
CORS(app)
limiter = Limiter(get_remote_address, app=app, default_limits=["200 per day"], storage_uri="memory://")
CACHE = {}
HITS = {}


def cached(seconds=60):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            hit = CACHE.get(request.path)
            if hit and hit[0] > time.time():
                return hit[1]
            value = f(*a, **k)
            CACHE[request.path] = (time.time() + seconds, value)
            return value

        return inner

    return deco


def throttle(limit):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            n = HITS[request.remote_addr] = HITS.get(request.remote_addr, 0) + 1
            if n > limit:
                abort(429)
            return f(*a, **k)

        return inner

    return deco


def json_required(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.is_json:
            return jsonify(error="JSON, please"), 415
        return f(*a, **k)

    return inner


def ensure_session(f):
    @wraps(f)
    def inner(*a, **k):
        if "cart" not in session:
            session["cart"] = []
        return f(*a, **k)

    return inner


def authenticate_log(f):
    @wraps(f)
    def inner(*a, **k):
        app.logger.info("authenticated: %s", bool(request.headers.get("Authorization")))
        return f(*a, **k)

    return inner


def no_store(f):
    @wraps(f)
    def inner(*a, **k):
        response = make_response(f(*a, **k))
        response.headers["Cache-Control"] = "no-store"
        return response

    return inner


def convert(**converters):
    def deco(f):
        @wraps(f)
        def inner(**k):
            for name, c in converters.items():
                try:
                    k[name] = c(k[name])
                except (ValueError, KeyError):
                    abort(404)
            return f(**k)

        return inner

    return deco


def auth_header_hint(f):
    @wraps(f)
    def inner(*a, **k):
        g.scheme = (request.headers.get("Authorization") or "none ").split(" ")[0]
        return f(*a, **k)

    return inner


@app.get("/cached")
@cached(5)
def v_cached():  # want: GET /cached open
    return "x"


@app.get("/throttled")
@throttle(100)
def v_throttled():  # want: GET /throttled open
    return "x"


@app.post("/json")
@json_required
def v_json():  # want: POST /json open
    return "x"


@app.get("/cart")
@ensure_session
def v_cart():  # want: GET /cart open
    return jsonify(session["cart"])


@app.get("/logged")
@authenticate_log
@no_store
def v_logged():  # want: GET /logged open
    return "x"


@app.get("/limited")
@limiter.limit("10/minute")
@cross_origin()
def v_limited():  # want: GET /limited open
    return "x"


@app.get("/convert/<n>")
@convert(n=str.upper)
def v_convert(n):  # want: GET /convert/<n> open
    return n


@app.get("/hint")
@auth_header_hint
def v_hint():  # want: GET /hint open
    return g.scheme
