"""Hooks that are installed by functions, loops and lists."""
from flask import Blueprint, Flask, abort, g, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request


def log():
    g.started = True


def require_token():
    verify_jwt_in_request()


def deny_writes():
    if request.method not in ("GET", "HEAD"):
        abort(403)


class Gate:
    def __init__(self, allowed):
        self.allowed = allowed

    def __call__(self):
        if request.endpoint in self.allowed:
            return None
        return ("no", 401)

    def install(self, target):
        target.before_request(self)
        return target


def protect(bp, *checks):
    for check in checks:
        bp.before_request(check)
    return bp


api = protect(Blueprint("api", __name__, url_prefix="/api"), log, require_token)
free = protect(Blueprint("free", __name__, url_prefix="/free"), log)
readonly = protect(Blueprint("ro", __name__, url_prefix="/ro"), log, deny_writes)
gated = Gate({"gated.lobby"}).install(Blueprint("gated", __name__, url_prefix="/gated"))
lambdas = Blueprint("lambdas", __name__, url_prefix="/lambdas")
lambdas.before_request(lambda: None if request.path.endswith("/ok") else abort(401))
direct = Blueprint("direct", __name__, url_prefix="/direct")
direct.before_request_funcs.setdefault(None, []).append(require_token)


@api.route("/things", methods=["GET", "POST"])
def api_things():  # want: GET /api/things protected; POST /api/things protected
    return "things"


@free.route("/things", methods=["GET", "POST"])
def free_things():  # want: GET /free/things open; POST /free/things open
    return "things"


@readonly.route("/things", methods=["GET", "POST"])
def ro_things():  # want: GET /ro/things open; POST /ro/things protected
    return "things"


@gated.get("/lobby")
def lobby():  # want: GET /gated/lobby open
    return "lobby"


@gated.get("/vault")
def vault():  # want: GET /gated/vault protected
    return "vault"


@lambdas.get("/ok")
def ok():  # want: GET /lambdas/ok open
    return "ok"


@lambdas.get("/not-ok")
def not_ok():  # want: GET /lambdas/not-ok protected
    return "not ok"


@direct.get("/x")
def direct_x():  # want: GET /direct/x protected
    return "x"


def create_app():
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = "by code"
    JWTManager(app)
    for bp in [api, free, readonly, gated, lambdas, direct]:
        app.register_blueprint(bp)
    return app
