# derived: the body's own refusals count as guards by the design; the runtime calls them reached
"""The body raises an error of the project's, whose constructor and handler test things of their own."""
from flask import Flask, g, jsonify, request
from werkzeug.exceptions import default_exceptions

app = Flask(__name__)
TOKENS = {"for the example only"}


class ApiError(Exception):
    def __init__(self, message, code=None):
        Exception.__init__(self, message)
        self.message = message
        if code:
            self.code = code
        else:
            self.code = 500


class Refused(ApiError):
    def __init__(self, message):
        ApiError.__init__(self, message, 401)


class Handlers:
    def register(self, to):
        for code in default_exceptions:
            to.register_error_handler(code, lambda e: (jsonify(code=e.code), e.code))
        to.register_error_handler(ApiError, self.answer)

    def answer(self, error):
        if error.code >= 500:
            app.logger.exception(error)
        return jsonify(message=error.message, request=g.get("request_id")), error.code


Handlers().register(app)


def known(token):
    if token:
        return token in TOKENS
    return False


@app.get("/body")
def body():  # want: GET /body protected
    if request.headers.get("Authorization") not in TOKENS:
        raise ApiError("no", 401)
    return "in"


@app.get("/helper")
def helper():  # want: GET /helper protected
    if not known(request.headers.get("Authorization")):
        raise Refused("no")
    return "in"


@app.get("/after")
def after():  # want: GET /after open
    known(request.headers.get("Authorization"))
    return "in"


@app.before_request
def gate():
    if request.path.startswith("/gate") and request.headers.get("Authorization") not in TOKENS:
        raise Refused("no")


@app.get("/gate")
def gated(): return "in"  # want: GET /gate protected
