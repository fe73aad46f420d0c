from flask import Flask, request, abort
from functools import wraps


def build():
    app = Flask("inner")
    rules = []

    def guard(needs):
        def outer(view):
            @wraps(view)
            def call(*a, **k):
                for need in needs:
                    need()
                return view(*a, **k)
            rules.append(call.__name__)
            return call
        return outer

    def header(name):
        def test():
            if name not in request.headers:
                abort(401)
        test.__name__ = "needs_" + name
        return test

    staff, boss = header("X-Staff"), header("X-Boss")
    groups = {"none": [], "staff": [staff], "boss": [staff, boss]}
    groups["staff_or_none"] = groups["none"] or groups["staff"]
    groups["nothing"] = groups["boss"] and []

    for name, needs in groups.items():
        def view(name=name):  # want: GET /boss protected; GET /none protected; GET /nothing open; GET /staff protected; GET /staff_or_none protected
            return name
        view.__name__ = name
        app.get("/" + name)(guard(needs)(view))

    groups["none"].append(boss)
    return app


app = build()
