"""Routes from tables, factories, nested blueprints, and the same blueprint twice."""
from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required


def index():  # want: GET / open
    return "index"


def users():  # want: GET /users protected; POST /users protected
    return jsonify([])


def one_user(uid):  # want: GET /users/<int:uid> protected
    return jsonify(uid)


def remove(uid):  # want: DELETE /users/<int:uid>/gone open
    return jsonify(uid)


ROUTES = [
    ("/", "index", index, ["GET"], False),
    ("/users", "users", users, ["GET", "POST"], True),
    ("/users/<int:uid>", "user", one_user, ["GET"], True),
    ("/users/<int:uid>/gone", "remove", remove, ["DELETE"], False),
]


def install(app):
    for rule, name, view, methods, closed in ROUTES:
        app.add_url_rule(rule, name, jwt_required()(view) if closed else view, methods=methods)


def make_module(name, closed):
    bp = Blueprint(name, __name__)

    @bp.route("/ping")
    def ping():  # want: GET /blue/ping open; GET /red/ping protected
        return name

    if closed:
        @bp.before_request
        @jwt_required()
        def check():
            return None

    return bp


parent = Blueprint("parent", __name__, url_prefix="/parent")
child = Blueprint("child", __name__, url_prefix="/child")
shared = Blueprint("shared", __name__)


@child.route("/toys")
def toys():  # want: GET /parent/child/toys protected
    return "toys"


@parent.route("/keys")
def keys():  # want: GET /parent/keys protected
    return "keys"


@parent.before_request
@jwt_required()
def parent_guard():
    pass


@shared.route("/notes", methods=["GET", "POST"])
def notes():  # want: GET /a/notes open; GET /b/notes open; GET /outer/notes protected; POST /a/notes open; POST /b/notes open; POST /outer/notes protected
    return "notes"


def guarded_shared(shared):
    outer = Blueprint("outer", __name__, url_prefix="/outer")
    outer.before_request(jwt_required()(lambda: None))
    outer.register_blueprint(shared)
    return outer


def create_app():
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = "tables"
    JWTManager(app)
    install(app)
    for name, closed in (("red", True), ("blue", False)):
        app.register_blueprint(make_module(name, closed), url_prefix=f"/{name}")
    parent.register_blueprint(child)
    app.register_blueprint(parent)
    app.register_blueprint(shared, url_prefix="/a")
    app.register_blueprint(shared, url_prefix="/b", name="shared_b")
    app.register_blueprint(guarded_shared(shared))
    return app
