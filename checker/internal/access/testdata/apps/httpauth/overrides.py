from flask import Flask, request, g, jsonify
from flask_httpauth import HTTPTokenAuth, HTTPBasicAuth
from functools import wraps

app = Flask(__name__)
app.config["AUTH"] = True


class Switchable(HTTPBasicAuth):
    def login_required(self, f=None, role=None, optional=None):
        guarded = super().login_required(f, role, optional) if f else super().login_required(role=role, optional=optional)
        if f is None:
            return guarded

        @wraps(f)
        def inner(*a, **k):
            if not app.config["AUTH"]:
                return f(*a, **k)
            return guarded(*a, **k)
        return inner


class CookieToken(HTTPTokenAuth):
    def get_auth(self):
        raw = request.cookies.get("token")
        return None if raw is None else type("Auth", (), {"token": raw, "username": None})()

    def authenticate(self, auth, stored_password):
        token = getattr(auth, "token", "")
        return {"abc": "me"}.get(token)


class Lenient(HTTPTokenAuth):
    def authorize(self, role, user, auth):
        return True

    def authenticate(self, auth, password):
        return True


basic, cookie, lenient = Switchable(), CookieToken(), Lenient()


@basic.verify_password
def vp(u, p):
    return u == "a" and p == "b"


@app.get("/a")
@basic.login_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@cookie.login_required
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@lenient.login_required(role="x")
def c():  # want: GET /c open
    return "c"
