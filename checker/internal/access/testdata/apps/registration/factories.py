"""Factories with options: several apps, features, testing config, extension registry, lazily made blueprints."""
from dataclasses import dataclass, field
from types import SimpleNamespace

from flask import Blueprint, Flask, current_app, jsonify
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

jwt = JWTManager()


class BaseConfig:
    JWT_SECRET_KEY = "factories"
    FEATURES = ("core", "reports")
    SECURE = True
    PREFIX = "/v1"


class TestConfig(BaseConfig):
    SECURE = False
    FEATURES = BaseConfig.FEATURES + ("debug",)


class ProdConfig(BaseConfig):
    FEATURES = BaseConfig.FEATURES + ("billing",)


CONFIGS = dict(test=TestConfig, prod=ProdConfig)


@dataclass
class Feature:
    name: str
    secure: bool = True
    routes: list = field(default_factory=list)

    def route(self, rule, **kw):
        def deco(f):
            self.routes.append((rule, f, kw))
            return f

        return deco

    def blueprint(self, config):
        bp = Blueprint(self.name, __name__, url_prefix=f"{config.PREFIX}/{self.name}")
        for rule, view, kw in self.routes:
            kw = dict(kw)
            closed = kw.pop("closed", None)
            if closed is True or (closed is None and False):
                view = jwt_required()(view)
            bp.add_url_rule(rule, view.__name__, view, **kw)
        if self.secure and config.SECURE:
            @bp.before_request
            def need_token():
                verify_jwt_in_request()
        return bp


core, reports, debug, billing = (Feature(n, secure=s) for n, s in
                                 (("core", False), ("reports", True), ("debug", True), ("billing", True)))
registry = SimpleNamespace(core=core, reports=reports, debug=debug, billing=billing)


@core.route("/status")
def status():  # want: GET /v1/core/status open
    return "ok"


@core.route("/me", closed=True)
def me():  # want: GET /v1/core/me protected
    return "me"


@reports.route("/all", methods=["GET", "POST"])
def all_reports():  # want: GET /v1/reports/all protected; POST /v1/reports/all protected
    return jsonify([])


@debug.route("/vars")
def variables():
    return jsonify(dict(current_app.config))


@billing.route("/pay", methods=["POST"])
def pay():  # want: POST /v1/billing/pay protected
    return "paid"


def create_app(name="prod", **overrides):
    config = CONFIGS[name]
    app = Flask(__name__)
    app.config.from_object(config)
    app.config.update(overrides)
    jwt.init_app(app)
    for feature in app.config["FEATURES"]:
        app.register_blueprint(getattr(registry, feature).blueprint(config))

    @app.before_request
    def nothing():
        if app.config.get("CLOSED_FOR_NIGHT"):
            return "closed", 503

    return app
