"""Hooks and wrappers with many conditions that nobody can decide beforehand."""
import logging
import os
import random
import time
from functools import wraps

from flask import Blueprint, Flask, abort, current_app, g, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "forks"
JWTManager(app)
log = logging.getLogger(__name__)
BLOCKED = set()
STATS = {}


def lookup(name):
    path = os.path.join(os.path.dirname(__file__), name + ".flag")
    return os.path.exists(path)


@app.before_request
def measure():
    g.started = time.time()
    g.request_id = request.headers.get("X-Request-ID") or str(random.random())
    if random.random() > 2:
        abort(503)
    if lookup("maintenance"):
        return "maintenance", 503


@app.before_request
def block():
    ip = request.headers.get("X-Forwarded-For", request.remote_addr)
    if ip in BLOCKED:
        abort(403)
    STATS[ip] = STATS.get(ip, 0) + 1
    if STATS[ip] > 1000 and time.time() - g.started < 1:
        log.warning("%s is too fast", ip)
        abort(429)
    agent = request.user_agent.string or ""
    if "curl" in agent.lower() and request.method == "DELETE":
        abort(403)


def noisy(f):
    @wraps(f)
    def inner(*a, **k):
        for flag in ("a", "b", "c"):
            if lookup(flag):
                log.info("flag %s", flag)
        if random.choice([True, False]):
            log.debug("heads")
        if len(request.args) > 3:
            log.debug("many")
        return f(*a, **k)

    return inner


def token(f):
    @wraps(f)
    def inner(*a, **k):
        verify_jwt_in_request()
        claims = get_jwt()
        if claims.get("locked"):
            abort(403)
        if claims.get("exp", 0) - time.time() < 60:
            g.renew = True
        return f(*a, **k)

    return inner


@app.get("/open")
@noisy
def v_open():  # want: GET /open open
    return "x"


@app.get("/closed")
@noisy
@token
def v_closed():  # want: GET /closed protected
    return "x"


@app.delete("/closed")
@token
@noisy
def v_delete():  # want: DELETE /closed protected
    return "x"


@app.get("/many")
def v_many():  # want: GET /many open
    out = []
    for name in request.args:
        if lookup(name):
            out.append(name)
        elif random.random() > 0.5:
            out.append("no")
    if request.args.get("sort") == "1":
        out.sort()
    if request.args.get("limit"):
        out = out[: int(request.args["limit"])]
    return jsonify(out)
