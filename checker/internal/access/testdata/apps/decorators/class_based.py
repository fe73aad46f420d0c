"""Decorators that are classes, with and without arguments."""
import functools

from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "classes"
JWTManager(app)


class TokenRequired:
    def __init__(self, view):
        functools.update_wrapper(self, view)
        self.view = view

    def __call__(self, *args, **kwargs):
        verify_jwt_in_request()
        return self.view(*args, **kwargs)


class Allow:
    """Allow("GET") lets the listed methods by and asks for a token on the others."""

    def __init__(self, *methods):
        self.methods = {m.upper() for m in methods}

    def __call__(self, view):
        @functools.wraps(view)
        def inner(*args, **kwargs):
            if request.method not in self.methods:
                self.check()
            return view(*args, **kwargs)

        return inner

    def check(self):
        verify_jwt_in_request()


class AllowNobody(Allow):
    def check(self):
        abort(403)


class Timed:
    def __init__(self, view):
        self.view = view
        self.__name__ = view.__name__
        self.calls = 0

    def __call__(self, **kw):
        self.calls += 1
        return self.view(**kw)


@app.route("/a")
@TokenRequired
def a():  # want: GET /a protected
    return "a"


@app.route("/b", methods=["GET", "POST", "DELETE"])
@Allow("get")
def b():  # want: DELETE /b protected; GET /b open; POST /b protected
    return "b"


@app.route("/c", methods=["GET", "PATCH"])
@AllowNobody("GET")
def c():  # want: GET /c open; PATCH /c protected
    return "c"


@app.route("/d/<name>")
@Timed
def d(name):  # want: GET /d/<name> open
    return jsonify(name=name)


@app.route("/e/<name>")
@Timed
@jwt_required()
def e(name):  # want: GET /e/<name> protected
    return jsonify(name=name)


@app.route("/f")
@jwt_required(optional=True)
@Timed
def f():  # want: GET /f optional
    return "f"


class OwnerOf:
    """What answers is the view, though the wrapper under the guard keeps this object as well."""

    def __init__(self, parameter):
        self.parameter = parameter

    def __call__(self, view):
        @functools.wraps(view)
        @jwt_required()
        def inner(**kwargs):
            if kwargs.get(self.parameter) is None:
                return jsonify(error="missing"), 400
            return view(**kwargs)

        return inner


@app.delete("/owned/<int:item>")
@OwnerOf("item")
def remove(item):  # want: DELETE /owned/<int:item> protected
    return "", 204
