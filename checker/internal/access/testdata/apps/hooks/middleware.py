"""Requests that are refused before Flask's hooks: WSGI middleware, signals, preprocessors."""
from flask import Blueprint, Flask, abort, g, request, request_started
from werkzeug.wrappers import Request, Response

app = Flask(__name__)
bp = Blueprint("t", __name__, url_prefix="/t/<tenant>")


class KeyMiddleware:
    def __init__(self, wsgi_app, prefix):
        self.wsgi_app = wsgi_app
        self.prefix = prefix

    def __call__(self, environ, start_response):
        req = Request(environ)
        if req.path.startswith(self.prefix) and not req.headers.get("X-Api-Key"):
            return Response("no key", status=401)(environ, start_response)
        return self.wsgi_app(environ, start_response)


@bp.url_value_preprocessor
def tenant(endpoint, values):
    g.tenant = values.pop("tenant", None)
    if endpoint == "t.secret" and "Authorization" not in request.headers:
        abort(401)


@app.after_request
def too_late(response):
    if "Authorization" not in request.headers and request.path == "/late":
        response.status_code = 401
    return response


@bp.get("/page")
def page():  # want: GET /t/<tenant>/page open
    return g.tenant


@bp.get("/secret")
def secret():  # want: GET /t/<tenant>/secret protected
    return g.tenant


@app.get("/mw/data")
def mw_data():  # want: GET /mw/data protected
    return "data"


@app.get("/free/data")
def free_data():  # want: GET /free/data open
    return "data"


@app.get("/late")
def late():  # want: GET /late open
    return "late"


app.register_blueprint(bp)
app.wsgi_app = KeyMiddleware(app.wsgi_app, "/mw/")
