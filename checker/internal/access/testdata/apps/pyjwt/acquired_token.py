"""A token of authlib's protector that the view acquires, and catches what that raises."""
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_oauth2 import ResourceProtector
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AccessDeniedError, MissingAuthorizationError
from authlib.oauth2.rfc6750 import BearerTokenValidator, InvalidTokenError
from flask import Flask
from werkzeug.exceptions import HTTPException

app = Flask(__name__)


class Tokens(BearerTokenValidator):
    def authenticate_token(self, token_string):
        return None


require = ResourceProtector()
require.register_token_validator(Tokens())


@app.get("/raised")
def raised():  # want: GET /raised protected
    require.acquire_token()
    return "a"


@app.get("/answered")
def answered():  # want: GET /answered protected
    try:
        require.acquire_token("profile")
    except OAuth2Error:
        return {"error": "token"}, 401
    return "a"


@app.get("/goes-on")
def goes_on():  # want: GET /goes-on open
    try:
        require.acquire_token()
    except OAuth2Error:
        app.logger.info("nobody")
    return "a"


@app.get("/base")
def base():  # want: GET /base open
    try:
        require.acquire_token()
    except AuthlibBaseError:
        pass
    return "a"


@app.get("/missing")
def missing():  # want: GET /missing open
    try:
        require.acquire_token()
    except (InvalidTokenError, MissingAuthorizationError):
        pass
    return "a"


@app.get("/others")
def others():  # want: GET /others protected
    try:
        require.acquire_token()
    except (AccessDeniedError, HTTPException):
        pass
    return "a"


@app.get("/context")
def context():  # want: GET /context protected
    try:
        with require.acquire("profile"):
            return "b"
    except OAuth2Error:
        return "a"


@app.get("/context-answer")
def context_answer():  # want: GET /context-answer open
    try:
        with require.acquire("profile"):
            return "b"
    except HTTPException:
        return "a"
