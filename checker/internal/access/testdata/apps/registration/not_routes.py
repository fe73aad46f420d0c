"""Functions that look like routes and are none, among some that are."""
from flask import Blueprint, Flask, jsonify, render_template_string
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "none"
JWTManager(app)
lost = Blueprint("lost", __name__)


class Router:
    def __init__(self):
        self.routes = {}

    def route(self, rule, **kw):
        def deco(f):
            self.routes[rule] = f
            return f

        return deco


router = Router()


@router.route("/not-flask")
def not_flask():
    return "x"


@lost.get("/lost")
def lost_view():
    return "x"


@app.errorhandler(404)
def not_found(e):
    return "gone", 404


@app.cli.command("tidy")
def tidy():
    """A command."""


@app.template_filter("shout")
def shout(s):
    return s.upper()


@app.context_processor
def inject():
    return {"x": 1}


@app.teardown_request
def teardown(exc):
    pass


class NeverAdded(MethodView):
    def get(self):
        return "x"


def outer():
    @app.get("/never-called")
    def never_called():
        return "x"


def called():
    @app.get("/called")
    def called_view():  # want: GET /called open
        return "x"

    return called_view


called()


@app.get("/real")
def real():  # want: GET /real open
    return "x"


# @app.get("/commented")
def commented():
    return "x"


"""
@app.get("/in-a-string")
def in_a_string():
    return "x"
"""

for rule, f in router.routes.items():
    if rule.endswith("/added-later"):
        app.add_url_rule(rule, view_func=f)


@app.get("/guarded")
@jwt_required()
def guarded():  # want: GET /guarded protected
    return "x"


def test_something():
    @app.get("/in-a-test")
    def in_a_test():
        return "x"
