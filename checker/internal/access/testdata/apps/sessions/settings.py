"""Guards that a setting switches, several apps of config, and env defaults."""
import os
from functools import wraps

from flask import Flask, abort, current_app, request, session

app = Flask(__name__)
app.config.update(SECRET_KEY="settings", LOGIN_DISABLED=False, REQUIRE_LOGIN=True, ROLES={"admin": ["write"], "guest": []})
app.config.from_mapping(MAINTENANCE=False)
app.config["API_TOKEN"] = os.environ.get("API_TOKEN")
STRICT = os.environ.get("STRICT", "true").lower() in ("1", "true", "yes")
DEBUG_OPEN = bool(int(os.getenv("DEBUG_OPEN", "0")))


def login_required(f):
    @wraps(f)
    def inner(*a, **k):
        if current_app.config.get("LOGIN_DISABLED"):
            return f(*a, **k)
        if current_app.config["REQUIRE_LOGIN"] and "user" not in session:
            abort(401)
        return f(*a, **k)

    return inner


def token_if_configured(f):
    @wraps(f)
    def inner(*a, **k):
        token = current_app.config.get("API_TOKEN")
        if token and request.headers.get("X-Token") != token:
            abort(401)
        return f(*a, **k)

    return inner


def strict_only(f):
    if not STRICT:
        return f

    @wraps(f)
    def inner(*a, **k):
        if not session.get("user"):
            abort(403)
        return f(*a, **k)

    return inner


def unless_debug(f):
    return f if app.debug or DEBUG_OPEN else login_required(f)


def maintenance(f):
    @wraps(f)
    def inner(*a, **k):
        if current_app.config["MAINTENANCE"]:
            abort(503)
        return f(*a, **k)

    return inner


def can(action):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            role = session.get("role", "guest")
            if action not in current_app.config["ROLES"].get(role, []):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def by_default_role(role="guest"):
    levels = ["guest", "user", "admin"]

    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            mine = session.get("role", "guest")
            if levels.index(mine) < levels.index(role):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


@app.get("/login-required")
@login_required
def v_login():  # want: GET /login-required protected
    return "x"


@app.get("/configured")
@token_if_configured
def v_configured():  # want: GET /configured open
    return "x"


@app.get("/strict")
@strict_only
def v_strict():  # want: GET /strict protected
    return "x"


@app.get("/unless-debug")
@unless_debug
def v_unless():  # want: GET /unless-debug protected
    return "x"


@app.get("/maintenance")
@maintenance
def v_maintenance():  # want: GET /maintenance open
    return "x"


@app.get("/write")
@can("write")
def v_write():  # want: GET /write protected
    return "x"


@app.get("/guests")
@by_default_role("guest")
def v_guests():  # want: GET /guests open
    return "x"


@app.get("/admins")
@by_default_role("admin")
def v_admins():  # want: GET /admins protected
    return "x"
