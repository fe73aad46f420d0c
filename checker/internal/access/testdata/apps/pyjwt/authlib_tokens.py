"""Authlib's ResourceProtector, authlib.jose, and flask_jwt_simple side by side."""
from functools import wraps

from authlib.integrations.flask_oauth2 import ResourceProtector, current_token
from authlib.jose import JoseError, jwt as jose_jwt
from authlib.oauth2.rfc6750 import BearerTokenValidator
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
KEY = "authlib"


class Validator(BearerTokenValidator):
    def authenticate_token(self, token_string):
        return None


require_oauth = ResourceProtector()
require_oauth.register_token_validator(Validator())


def claims_required(f):
    @wraps(f)
    def inner(*a, **k):
        header = request.headers.get("Authorization", "")
        if not header.startswith("Bearer "):
            return jsonify(error="no token"), 401
        try:
            claims = jose_jwt.decode(header[7:], KEY)
            claims.validate()
        except JoseError:
            return jsonify(error="bad token"), 401
        g.claims = claims
        return f(*a, **k)

    return inner


def acquired(f):
    @wraps(f)
    def inner(*a, **k):
        with require_oauth.acquire("profile") as token:
            g.token = token
            return f(*a, **k)

    return inner


@app.get("/oauth")
@require_oauth("profile")
def v_oauth():  # want: GET /oauth protected
    return jsonify(current_token.scope)


@app.get("/oauth-any")
@require_oauth()
def v_any():  # want: GET /oauth-any protected
    return "x"


@app.get("/oauth-optional")
@require_oauth(optional=True)
def v_optional():  # want: GET /oauth-optional optional
    return "x"


@app.get("/claims")
@claims_required
def v_claims():  # want: GET /claims protected
    return "x"


@app.get("/acquired")
@acquired
def v_acquired():  # want: GET /acquired protected
    return "x"
