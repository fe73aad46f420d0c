from flask import Flask, jsonify, request
from authlib.integrations.flask_oauth2 import ResourceProtector, AuthorizationServer, current_token
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.integrations.flask_client import OAuth
from werkzeug.local import LocalProxy

app = Flask(__name__)
app.secret_key = "k"


class V(BearerTokenValidator):
    def authenticate_token(self, token_string): return None


require_oauth = ResourceProtector()
require_oauth.register_token_validator(V())


@app.get("/a")
@require_oauth("profile")
def a(): return jsonify(current_token.x)  # want: GET /a protected


@app.get("/b")
@require_oauth()
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@require_oauth(optional=True)
def c():  # want: GET /c optional
    if current_token:
        return "c"
    return "anon"


@app.get("/d")
@require_oauth(["profile", "email"])
def d(): return "d"  # want: GET /d protected


@app.get("/e")
def e():  # want: GET /e protected
    with require_oauth.acquire("profile") as token:
        return jsonify(token.x)


def scoped(s):
    def deco(f):
        @require_oauth(s)
        def inner(*a, **k): return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return deco


@app.get("/f")
@scoped("x")
def f(): return "f"  # want: GET /f protected
