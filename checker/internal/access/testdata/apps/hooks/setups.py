"""Security set up by an object: init_app, deferred functions, record_once."""
import re

from flask import Blueprint, Flask, abort, g, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request


class Gatekeeper:
    """Guards the whole app but for the patterns that were opened."""

    def __init__(self, app=None, open_patterns=()):
        self.patterns = [re.compile(p) for p in open_patterns]
        self._exempt = set()
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        app.extensions["gatekeeper"] = self
        app.before_request(self._before)

    def exempt(self, view):
        self._exempt.add(view.__name__)
        return view

    def open(self, pattern):
        self.patterns.append(re.compile(pattern))

    def _is_open(self):
        if request.endpoint and request.endpoint.rpartition(".")[2] in self._exempt:
            return True
        return any(p.search(request.path) for p in self.patterns)

    def _before(self):
        if self._is_open():
            return
        verify_jwt_in_request()


gatekeeper = Gatekeeper(open_patterns=[r"^/open"])
bp = Blueprint("bp", __name__, url_prefix="/bp")
late = Blueprint("late", __name__, url_prefix="/late")


@bp.record_once
def on_register(state):
    state.app.config.setdefault("SEEN", []).append(state.blueprint.name)

    @state.app.before_request
    def second_check():
        if request.path.startswith("/opened-but-checked"):
            abort(401)


@late.record
def add_rule(state):
    state.add_url_rule("/recorded", "recorded", lambda: "recorded")  # want: GET /late/recorded protected


@bp.get("/exempt")
@gatekeeper.exempt
def exempted():  # want: GET /bp/exempt open
    return "x"


@bp.get("/closed")
def closed():  # want: GET /bp/closed protected
    return "x"


@late.get("/x")
def late_x():  # want: GET /late/x protected
    return "x"


def create_app():
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = "setups"
    JWTManager(app)
    gatekeeper.init_app(app)
    gatekeeper.open(r"/opened")
    app.register_blueprint(bp)
    app.register_blueprint(late)

    @app.get("/open/x")
    def open_x():  # want: GET /open/x open
        return "x"

    @app.get("/opened")
    def opened():  # want: GET /opened open
        return "x"

    @app.get("/opened-but-checked")
    def checked():  # want: GET /opened-but-checked protected
        return "x"

    @app.get("/other")
    def other():  # want: GET /other protected
        return "x"

    return app
