from types import ModuleType, FunctionType, MethodType
from flask import Flask, request, abort

app = Flask(__name__)


class Area:
    def __init__(self, name):
        self.name = name
        self.checks = []

    def check(self, f):
        self.checks.append(MethodType(f, self))
        return f

    def run(self):
        for c in self.checks:
            c()

    def route(self, rule):
        def deco(f):
            def view(*a, **k):
                self.run()
                return f(*a, **k)
            app.add_url_rule(f"/{self.name}{rule}", f"{self.name}_{f.__name__}", view)
            return f
        return deco


open_area, closed_area, late_area = map(Area, ["open", "closed", "late"])


@closed_area.check
def has_key(self):
    if request.headers.get("X-" + self.name) is None:
        abort(403)


@open_area.route("/x")
@closed_area.route("/x")
@late_area.route("/x")
def x():  # want: GET /closed/x protected; GET /late/x protected; GET /open/x open
    return "x"


late_area.check(has_key)
del has_key
