"""Registration by discovery: __subclasses__, globals(), vars(), getmembers, import_string."""
import inspect
import sys

from flask import Blueprint, Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required
from werkzeug.utils import import_string

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "discovery"
JWTManager(app)

first_bp = Blueprint("first", __name__, url_prefix="/first")
second_bp = Blueprint("second", __name__, url_prefix="/second")
unused = Blueprint("unused", __name__, url_prefix="/unused")


@first_bp.get("/x")
@jwt_required()
def first_x():  # want: GET /first/x protected
    return "x"


@second_bp.get("/x")
def second_x():  # want: GET /second/x open
    return "x"


@unused.get("/x")
def unused_x():
    return "x"


class Endpoint(MethodView):
    rule = None

    @classmethod
    def install(cls, app):
        for sub in cls.__subclasses__():
            if sub.rule:
                app.add_url_rule(sub.rule, view_func=sub.as_view(sub.__name__.lower()))
            sub.install(app)


class Books(Endpoint):
    rule = "/books"

    def get(self):  # want: GET /books open
        return "books"


class Closed(Endpoint):
    decorators = [jwt_required()]


class Orders(Closed):
    rule = "/orders"

    def get(self):  # want: GET /orders protected; GET /refunds open
        return "orders"


class Refunds(Orders):
    rule = "/refunds"
    decorators = []

    def post(self):  # want: POST /refunds open
        return "refund"


class Handlers:
    def get_status(self):  # want: GET /status open
        return "status"

    @jwt_required()
    def get_report(self):  # want: GET /report protected
        return "report"

    def post_report(self):  # want: POST /report open
        return "posted"

    def helper(self):
        return "not a route"


def page_about():  # want: GET /pages/about open
    return "about"


@jwt_required()
def page_account():  # want: GET /pages/account protected
    return "account"


Endpoint.install(app)

for name, value in list(globals().items()):
    if isinstance(value, Blueprint) and name.endswith("_bp"):
        app.register_blueprint(value)
    elif name.startswith("page_") and callable(value):
        app.add_url_rule("/pages/" + name[5:], name, value)

handlers = Handlers()
for name, method in inspect.getmembers(handlers, inspect.ismethod):
    verb, _, noun = name.partition("_")
    if verb in ("get", "post") and noun:
        app.add_url_rule(f"/{noun}", name, method, methods=[verb.upper()])
