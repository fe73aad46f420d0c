# Run with flask-smorest 0.40.0.
import functools
from flask import Flask, current_app
from flask.views import MethodView
import flask_smorest
from flask_smorest import Api
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request, get_jwt_identity


class Blueprint(flask_smorest.Blueprint):
    """Adds a guard to whatever it registers."""
    def secured(self, rule, **options):
        def decorator(view):
            if isinstance(view, type):
                view.decorators = [jwt_required()] + list(getattr(view, "decorators", []) or [])
            else:
                view = jwt_required()(view)
            return self.route(rule, **options)(view)
        return decorator

    def login_required(self, func=None, *, role=None):
        def decorator(fn):
            @functools.wraps(fn)
            def wrapper(*a, **k):
                verify_jwt_in_request()
                if role and get_jwt_identity() != role:
                    flask_smorest.abort(403)
                return fn(*a, **k)
            wrapper._apidoc = getattr(fn, "_apidoc", {})
            wrapper._apidoc.setdefault("security", []).append({"jwt": []})
            return wrapper
        return decorator(func) if func else decorator


blp = Blueprint("b", __name__, url_prefix="/b")
other = Blueprint("o", __name__, url_prefix="/o")


@blp.secured("/one")
class One(MethodView):
    def get(self):  # want: GET /b/one protected
        return {}


@blp.secured("/two", methods=["POST"])
def two():  # want: POST /b/two protected
    return {}


@blp.route("/three")
class Three(MethodView):
    @blp.login_required
    def get(self):  # want: GET /b/three protected
        return {}

    @blp.login_required(role="admin")
    @blp.response(200)
    def post(self):  # want: POST /b/three protected
        return {}

    @blp.response(200)
    def put(self):  # want: PUT /b/three open
        return {}


@other.route("/four/<string:name>", endpoint="fourth")
class Four(MethodView):
    init_every_request = False
    decorators = [jwt_required(optional=True)]

    @other.response(200)
    def get(self, name):  # want: GET /o/five/<name> optional; GET /o/four/<string:name> optional
        return {}

    def delete(self, name):  # want: DELETE /o/five/<name> optional; DELETE /o/four/<string:name> optional
        return {}


class Five(Four):
    decorators = []

    def post(self):  # want: POST /o/five/<name> broken
        return {}


other.add_url_rule("/five/<name>", view_func=Five.as_view("five"))
other.add_url_rule("/six", view_func=lambda: {}, endpoint="six")  # want: GET /o/six optional


@other.route("/seven")
@other.response(204)
@jwt_required(refresh=True)
def seven():  # want: GET /o/seven protected
    return ""


@other.route("/eight")
@other.route("/ate")
@other.response(204)
def eight():  # want: GET /o/ate optional; GET /o/eight optional
    return ""


@other.errorhandler(422)
def bad(e):
    return {}, 422


def create_app():
    app = Flask("b2")
    app.config.update({"API_TITLE": "t", "API_VERSION": "1", "OPENAPI_VERSION": "3.0.2", "JWT_SECRET_KEY": "x"})
    api = Api()
    api.init_app(app)
    JWTManager(app)
    nested = Blueprint("nested", __name__, url_prefix="/nested")

    @nested.route("/n")
    @nested.response(200)
    def n():  # want: GET /b/nested/n open
        return {}

    @other.before_request
    def first():
        verify_jwt_in_request(optional=True)

    blp.register_blueprint(nested)
    for b in (blp, other):
        api.register_blueprint(b)
    return app
