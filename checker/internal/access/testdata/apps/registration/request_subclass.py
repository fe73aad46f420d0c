from flask import Flask, Request, request, abort
from werkzeug.utils import cached_property


class ApiRequest(Request):
    @cached_property
    def token(self):
        header = self.headers.get("Authorization", "")
        return header[7:] if header.startswith("Bearer ") else None

    @property
    def is_public(self):
        return self.path.startswith("/open/")

    def require(self):
        if self.token is None:
            abort(401)
        return self.token


class Api(Flask):
    request_class = ApiRequest


app = Api(__name__)


@app.before_request
def gate():
    if not request.is_public:
        request.require()


@app.get("/open/x")
def open_x():  # want: GET /open/x open
    return "x"


@app.get("/opened")
def opened():  # want: GET /opened protected
    return "o"


@app.get("/y")
def y():  # want: GET /y protected
    return "y"
