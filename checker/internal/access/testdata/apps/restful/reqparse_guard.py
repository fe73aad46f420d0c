"""Flask-RESTful: guards that read a reqparse argument, Api subclass, errors dict, per-method mixins."""
from functools import partial, wraps

from flask import Flask, g, request
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request
from flask_restful import Api, Resource, abort, inputs, reqparse

app = Flask(__name__)
app.config.update(JWT_SECRET_KEY="reqparse", PROPAGATE_EXCEPTIONS=True)
JWTManager(app)


class SecureApi(Api):
    """Puts a guard around every resource that does not say it is public."""

    def add_resource(self, resource, *urls, **kwargs):
        if not getattr(resource, "public", False):
            resource.method_decorators = [jwt_required()] + list(resource.method_decorators)
        return super().add_resource(resource, *urls, **kwargs)


api = SecureApi(app, errors={"Denied": {"message": "no", "status": 401}})
key_parser = reqparse.RequestParser()
key_parser.add_argument("X-Key", location="headers", dest="key", required=False)


class Denied(Exception):
    pass


def keyed(f):
    @wraps(f)
    def inner(*a, **k):
        args = key_parser.parse_args()
        if args["key"] != "k":
            abort(401, message="key")
        return f(*a, **k)

    return inner


def method_guard(f):
    @wraps(f)
    def inner(*a, **k):
        if request.method != "GET":
            verify_jwt_in_request()
        return f(*a, **k)

    return inner


class PublicResource(Resource):
    public = True


class Secret(Resource):
    def get(self):  # want: GET /child protected; GET /secret protected
        return "x"


class Open(PublicResource):
    def get(self):  # want: GET /open open
        return "x"

    @jwt_required()
    def post(self):  # want: POST /open protected
        return "x"


class Keyed(PublicResource):
    @keyed
    def get(self):  # want: GET /keyed protected
        return "x"


class Mixed(PublicResource):
    method_decorators = [method_guard]

    def get(self, n=None):  # want: GET /mixed open; GET /mixed/<int:n> open
        return n

    def delete(self, n):  # want: DELETE /mixed protected; DELETE /mixed/<int:n> protected
        return n


class Child(Secret):
    public = True

    def put(self):  # want: PUT /child protected
        return "x"


api.add_resource(Secret, "/secret")
api.add_resource(Open, "/open")
api.add_resource(Keyed, "/keyed")
api.add_resource(Mixed, "/mixed", "/mixed/<int:n>")
api.add_resource(Child, "/child")
