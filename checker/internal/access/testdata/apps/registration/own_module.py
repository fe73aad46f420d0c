from flask import Flask, request, abort, Blueprint, jsonify
from flask.views import MethodView, View
import inspect
import sys

app = Flask(__name__)


class Registry(dict):
    pass


def scan(module):
    for name, cls in sorted(vars(module).items()):
        if inspect.isclass(cls) and issubclass(cls, Controller) and cls is not Controller:
            yield cls


class Controller:
    prefix = ""
    auth = "key"

    def auth_key(self):
        if "X-Key" not in request.headers:
            abort(401)

    def auth_none(self):
        pass

    def check(self):
        getattr(self, "auth_" + self.auth)()

    def wrap(self, fn):
        def view(**kw):
            self.check()
            return jsonify(fn(**kw))
        return view

    def mount(self, app):
        for attr, fn in inspect.getmembers(self, inspect.ismethod):
            if attr.startswith(("get_", "post_")):
                verb, _, path = attr.partition("_")
                app.add_url_rule(f"/{self.prefix}/{path}", f"{self.prefix}.{attr}", self.wrap(fn), methods=[verb.upper()])


class Cats(Controller):
    prefix = "cats"

    def get_list(self):  # want: GET /cats/list protected; GET /dogs/list open
        return []

    def post_new(self):  # want: POST /cats/new protected; POST /dogs/new protected
        return {}


class Status(Controller):
    prefix = "status"
    auth = "none"

    def get_now(self):  # want: GET /status/now open
        return {"ok": True}


class Dogs(Cats):
    prefix = "dogs"

    def check(self):
        if request.method != "GET":
            super().check()


for cls in scan(sys.modules[__name__]):
    cls().mount(app)
