from functools import wraps

from flask import Flask, request, g, abort
from flask_httpauth import HTTPBasicAuth, HTTPTokenAuth, MultiAuth

app = Flask(__name__)
app.config["DEV"] = True
dev = HTTPTokenAuth()
header = HTTPTokenAuth(header="X-Api-Key")
named = HTTPBasicAuth()
later = HTTPTokenAuth()
third = HTTPTokenAuth()


@dev.verify_token
def v(t):
    if app.config["DEV"]:
        return {"name": "dev"}
    return None


@header.verify_token
def h(t):
    return t in {"abc", ""}


@named.verify_password
def n(username, password):
    if not username:
        return {"name": "guest"}
    return None


def check(t):
    return {"ok": True} if not t else None


later.verify_token(check)
third.verify_token_callback = check


@dev.get_user_roles
def roles(user):
    return user["name"]


@app.get("/a")
@dev.login_required
def a():  # want: GET /a open
    return "a"


@app.get("/b")
@header.login_required
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@named.login_required()
def c():  # want: GET /c open
    return "c"


@app.get("/d")
@later.login_required
def d():  # want: GET /d open
    return "d"


@app.get("/e")
@third.login_required
def e():  # want: GET /e open
    return "e"


@app.get("/f")
@dev.login_required(role="dev")
def f():  # want: GET /f open
    return "f"


@app.get("/g")
@dev.login_required(role=[["dev", "ops"], "root"])
def g_():  # want: GET /g protected
    return "g"


@app.get("/h")
@dev.login_required(role=[["dev"]])
def h_():  # want: GET /h open
    return "h"


@app.get("/i")
@dev.login_required(role="ops", optional=True)
def i():  # want: GET /i optional
    return "i"


multi = MultiAuth(dev, named)


@app.get("/j")
@multi.login_required(role="dev")
def j():  # want: GET /j open
    return "j"
