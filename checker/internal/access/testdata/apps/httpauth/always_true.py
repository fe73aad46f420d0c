"""Callbacks that let anybody in, or nobody."""
from flask import Flask
from flask_httpauth import HTTPBasicAuth, HTTPTokenAuth

app = Flask(__name__)
strict = HTTPTokenAuth()
lenient = HTTPTokenAuth()
no_callback = HTTPTokenAuth()
guests = HTTPBasicAuth()


@strict.verify_token
def strict_token(token):
    return token in {"abc"}


@lenient.verify_token
def lenient_token(token):
    return True


@guests.verify_password
def guest(username, password):
    if not username:
        return "guest"
    return None


@app.get("/strict")
@strict.login_required
def strict_view():  # want: GET /strict protected
    return "x"


@app.get("/lenient")
@lenient.login_required
def lenient_view():  # want: GET /lenient open
    return "x"


@app.get("/none")
@no_callback.login_required
def no_callback_view():  # want: GET /none protected
    return "x"


@app.get("/guests")
@guests.login_required
def guests_view():  # want: GET /guests open
    return "x"
