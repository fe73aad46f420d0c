from flask import abort, request


def guard(fn):
    def inner():
        if not request.headers.get("K"):
            abort(403)
        return fn()
    return inner


def setup(app):
    @app.get("/two")
    @guard
    def two():  # want: GET /two protected
        return "2"
