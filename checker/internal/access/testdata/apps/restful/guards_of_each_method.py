from functools import wraps

from flask import Flask
from flask_restful import Api, Resource, marshal_with, fields
from flask_httpauth import HTTPTokenAuth
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)
auth = HTTPTokenAuth()
lax = HTTPTokenAuth()
api = Api(app)


@manager.user_loader
def load(uid):
    return None


@auth.verify_token
def v(t):
    return t == "x"


@lax.verify_token
def w(t):
    return t != "x"


class A(Resource):
    method_decorators = {"get": [auth.login_required], "post": [lax.login_required]}

    def get(self):  # want: GET /a protected
        return 1

    def post(self):  # want: POST /a open
        return 1

    def delete(self):  # want: DELETE /a open
        return 1


class B(Resource):
    decorators = [lax.login_required]
    method_decorators = [login_required]

    def get(self):  # want: GET /b protected
        return 1


class C(Resource):
    @marshal_with({"x": fields.Raw})
    @login_required
    def get(self):  # want: GET /c protected
        return {"x": 1}

    @login_required
    @marshal_with({"x": fields.Raw})
    def post(self):  # want: POST /c protected
        return {"x": 1}


def make(name, guard=None):
    def get(self):
        return name
    return type(name, (Resource,), {"get": get, "method_decorators": [guard] if guard else []})


class D(Resource):
    method_decorators = [auth.login_required(optional=True)]

    def get(self):  # want: GET /d optional
        return 1


class F(Resource):
    def __init__(self, guard=None):
        self.method_decorators = [login_required]

    def get(self):  # want: GET /f protected
        return 1


api.add_resource(A, "/a")
api.add_resource(B, "/b")
api.add_resource(C, "/c")
api.add_resource(D, "/d")
api.add_resource(F, "/f")
