"""view_functions patched afterwards, url_map.add, endpoint decorators, lazy views, conditional registration."""
import os

from flask import Flask, current_app, jsonify
from flask_jwt_extended import JWTManager, jwt_required
from werkzeug.routing import Rule
from werkzeug.utils import cached_property, import_string

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "patched"
JWTManager(app)


class LazyView:
    def __init__(self, function):
        self.__module__, self.__name__ = "patched", function.__name__
        self.function = function

    @cached_property
    def view(self):
        return self.function

    def __call__(self, *args, **kwargs):
        return self.view(*args, **kwargs)


@app.get("/one")
def one():  # want: GET /one protected
    return "one"


@app.get("/two")
def two():  # want: GET /two protected
    return "two"


@app.get("/three")
def three():  # want: GET /three optional
    return "three"


@app.get("/free/four")
def four():  # want: GET /free/four protected
    return "four"


@app.endpoint("five")
@jwt_required()
def five():  # want: GET /five protected
    return "five"


def six():  # want: GET /six open
    return "six"


app.url_map.add(Rule("/five", endpoint="five", methods=["GET"]))
app.view_functions["one"] = jwt_required()(app.view_functions["one"])
for name, view in list(app.view_functions.items()):
    if name in ("two", "three"):
        app.view_functions[name] = jwt_required(optional=name == "three")(view)

app.add_url_rule("/six", view_func=LazyView(six))

if os.environ.get("DEBUG_ROUTES"):
    @app.get("/debug")
    def debug():
        return jsonify(dict(current_app.config))
else:
    @app.get("/no-debug")
    def no_debug():  # want: GET /no-debug open
        return "no"

if app.config.get("TESTING") or os.getenv("APP_OPEN", "0") == "1":
    guard = lambda f: f  # noqa: E731
else:
    guard = jwt_required()


@app.get("/conditional")
@guard
def conditional():  # want: GET /conditional protected
    return "conditional"


def close_everything_under(prefix):
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(prefix):
            app.view_functions[rule.endpoint] = jwt_required()(app.view_functions[rule.endpoint])


close_everything_under("/free")
