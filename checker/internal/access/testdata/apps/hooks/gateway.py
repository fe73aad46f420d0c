from flask import Flask, request, abort, Response
from werkzeug.wrappers import Request
from werkzeug.exceptions import Unauthorized, Forbidden, HTTPException

app = Flask(__name__)


class KeyMiddleware:
    open_paths = frozenset({"/", "/docs"})

    def __init__(self, app, *, header="X-Gateway"):
        self.app = app
        self.environ_name = "HTTP_" + header.upper().replace("-", "_")

    def __call__(self, environ, start_response):
        req = Request(environ)
        try:
            self.check(req, environ)
        except HTTPException as error:
            return error.get_response(environ)(environ, start_response)
        return self.app(environ, start_response)

    def check(self, req, environ):
        if req.path in self.open_paths:
            return
        if not environ.get(self.environ_name):
            raise Unauthorized()
        if req.method == "DELETE":
            raise Forbidden()


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def start(status, headers, exc_info=None):
            headers.append(("X-Stamp", "1"))
            return start_response(status, headers, exc_info)
        return self.app(environ, start)


@app.get("/")
def home():  # want: GET / open
    return "home"


@app.get("/docs")
def docs():  # want: GET /docs open
    return "docs"


@app.get("/data")
def data():  # want: GET /data protected
    return "data"


@app.delete("/data")
def drop():  # want: DELETE /data protected
    return "gone"


app.wsgi_app = Stamp(KeyMiddleware(app.wsgi_app))
