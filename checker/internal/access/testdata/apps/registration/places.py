"""Routes declared in many places: functions, classes, with blocks, main, nested functions, loops with closures."""
from flask import Flask, Blueprint, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "places"
JWTManager(app)


def init_routes(app):
    @app.route("/in-function")
    def in_function():  # want: GET /in-function open
        return "x"

    @app.route("/in-function-closed")
    @jwt_required()
    def in_function_closed():  # want: GET /in-function-closed protected
        return "x"


class Controller:
    prefix = "/c"

    def __init__(self, app):
        self.app = app
        app.add_url_rule(self.prefix + "/method", "c_method", self.method)
        app.add_url_rule(self.prefix + "/closed", "c_closed", self.closed, methods=["POST"])
        app.add_url_rule(f"{self.prefix}/wrapped", "c_wrapped", jwt_required()(self.method))

    def method(self):  # want: GET /c/method open; GET /c/wrapped protected
        return "x"

    @jwt_required()
    def closed(self):  # want: POST /c/closed protected
        return "x"


class Routes:
    """Routes in a class body."""

    @app.get("/in-class")
    def in_class():  # want: GET /in-class open
        return "x"


def route(rule, **options):
    """The project's own shortcut."""
    return app.route("/short" + rule, **options)


def closed_route(rule, **options):
    def deco(f):
        return app.route("/closed" + rule, **options)(jwt_required()(f))

    return deco


get = app.get

with app.app_context():
    @app.route("/in-with")
    def in_with():  # want: GET /in-with open
        return "x"

try:
    import surely_missing_package
except ImportError:
    @app.route("/without-extra")
    def without_extra():  # want: GET /without-extra open
        return "x"
else:
    @app.route("/with-extra")
    def with_extra():
        return "x"

for lang in ["en", "de"]:
    def greet(lang=lang):  # want: GET /greet/de open; GET /greet/en open
        return lang

    app.add_url_rule(f"/greet/{lang}", f"greet_{lang}", greet)

for name in ["a", "b"]:
    def make(name=name):
        @jwt_required()
        def view():  # want: GET /made/a protected; GET /made/b protected
            return name

        return view

    app.add_url_rule("/made/" + name, "made_" + name, make())

init_routes(app)
Controller(app)


@route("/one")
def short_one():  # want: GET /short/one open
    return "x"


@closed_route("/one", methods=["GET", "POST"])
def closed_one():  # want: GET /closed/one protected; POST /closed/one protected
    return "x"


@get("/alias")
def alias():  # want: GET /alias open
    return "x"


if False:
    @app.get("/never")
    def never():
        return "x"

while True:
    @app.get("/once")
    def once():  # want: GET /once open
        return "x"
    break

if __name__ == "__main__":
    @app.get("/main-only")
    def main_only():
        return "x"

    app.run()
