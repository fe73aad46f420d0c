"""Subclasses of Flask and Blueprint that guard what is declared on them."""
from functools import wraps

from flask import Blueprint, Flask, jsonify, request
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request


class ApiBlueprint(Blueprint):
    """All routes want a token unless they say public=True."""

    def route(self, rule, *, public=False, **options):
        def decorator(view):
            target = view if public else jwt_required()(view)
            super(ApiBlueprint, self).route(rule, **options)(target)
            return view

        return decorator


class GuardedBlueprint(Blueprint):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before_request(self._check)

    def _check(self):
        if request.endpoint.split(".")[-1] not in getattr(self, "open_endpoints", ()):
            verify_jwt_in_request()


class App(Flask):
    closed_prefix = "/closed"

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        if rule.startswith(self.closed_prefix) and view_func is not None:
            endpoint = endpoint or view_func.__name__
            view_func = jwt_required()(view_func)
        return super().add_url_rule(rule, endpoint, view_func, **options)

    def admin_route(self, rule, **options):
        def decorator(view):
            @wraps(view)
            def inner(*args, **kwargs):
                verify_jwt_in_request(fresh=True)
                return view(*args, **kwargs)

            self.add_url_rule("/admin" + rule, view_func=inner, **options)
            return view

        return decorator


app = App(__name__)
app.config["JWT_SECRET_KEY"] = "subclasses"
JWTManager(app)
api = ApiBlueprint("api", __name__, url_prefix="/api")
guarded = GuardedBlueprint("guarded", __name__, url_prefix="/guarded")
guarded.open_endpoints = {"lobby"}


@api.route("/things", methods=["GET", "POST"])
def things():  # want: GET /api/things protected; POST /api/things protected
    return jsonify([])


@api.route("/catalogue", public=True)
def catalogue():  # want: GET /api/catalogue open
    return jsonify([])


@guarded.get("/lobby")
def lobby():  # want: GET /guarded/lobby open
    return "lobby"


@guarded.get("/vault")
def vault():  # want: GET /guarded/vault protected
    return "vault"


@app.get("/closed/x")
def closed():  # want: GET /closed/x protected
    return "closed"


@app.get("/open/x")
def opened():  # want: GET /open/x open
    return "open"


@app.admin_route("/panel", methods=["GET", "PUT"])
def panel():  # want: GET /admin/panel protected; PUT /admin/panel protected
    return "panel"


app.register_blueprint(api)
app.register_blueprint(guarded)
