# Run with Flask-BasicAuth 0.2.0 and Flask-Talisman 1.0.0.
from flask import Flask, Blueprint, request, current_app, jsonify
from flask_basicauth import BasicAuth
from flask_talisman import Talisman
from flask_cors import CORS

basic_auth = BasicAuth()
docs = Blueprint("docs", __name__)
internal = Blueprint("internal", __name__, url_prefix="/internal")


@internal.before_request
def basic():
    if not basic_auth.authenticate():
        return basic_auth.challenge()


@internal.get("/queue")
def queue():  # want: GET /internal/queue protected
    return "q"


@docs.get("/swagger")
def swagger():  # want: GET /swagger open
    return "s"


@docs.get("/metrics")
@basic_auth.required
def metrics():  # want: GET /metrics protected
    return "m"


def create_app():
    app = Flask(__name__)
    app.config.update(BASIC_AUTH_USERNAME="a", BASIC_AUTH_PASSWORD="b")
    basic_auth.init_app(app)
    Talisman(app, force_https=False)
    CORS(app)
    app.register_blueprint(docs)
    app.register_blueprint(internal)

    @app.get("/v")
    def v():  # want: GET /v open
        return "1"
    return app
