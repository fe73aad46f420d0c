# requires: flask-oidc==2.2.2
# Run with Flask-OIDC 2.2.2.
import json
from flask import Flask, jsonify, g, session
from flask_oidc import OpenIDConnect
from functools import wraps

app = Flask(__name__)
app.config.update(SECRET_KEY="k", OIDC_CLIENT_SECRETS={"web": {"client_id": "a", "client_secret": "b", "issuer": "http://127.0.0.1:9/x"}})
oidc = OpenIDConnect(app)


@app.get("/a")
@oidc.require_login
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@oidc.accept_token()
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@oidc.accept_token(["profile"])
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@oidc.accept_token(optional=True)
def d():  # want: GET /d optional
    return "d"


@app.get("/e")
def e():  # want: GET /e open
    return "in" if oidc.user_loggedin else "out"


def groups(*names):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not oidc.user_loggedin:
                return oidc.redirect_to_auth_server()
            return f(*a, **k)
        return inner
    return deco


@app.get("/f")
@groups("x")
def f():  # want: GET /f protected
    return "f"


@app.get("/g")
def g_():  # want: GET /g open
    return jsonify(session.get("oidc_auth_profile", {}))
