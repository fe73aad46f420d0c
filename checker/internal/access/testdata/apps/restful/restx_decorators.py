# Run with flask-restx 1.1.0.
from flask import Flask, request
from flask_restx import Api, Resource, Namespace
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
JWTManager(app)
api = Api(app, authorizations={"b": {"type": "apiKey", "in": "header", "name": "X"}}, security="b")
ns = Namespace("n", path="/n", decorators=[jwt_required()])
api.add_namespace(ns)


@api.route("/prop")
class Prop(Resource):
    @property
    def method_decorators(self):
        return [jwt_required()] if request.method != "GET" else []

    def get(self): return 1  # want: GET /prop open

    def post(self): return 2  # want: POST /prop protected


@api.route("/list")
class Lst(Resource):
    method_decorators = [jwt_required()]

    @api.doc(security=None)
    def get(self): return 1  # want: GET /list protected


@api.route("/empty")
class Empty(Resource):
    method_decorators = {}

    def get(self): return 1  # want: GET /empty open


@api.route("/doc")
class Docs(Resource):
    @api.doc(security="b")
    def get(self): return 1  # want: GET /doc open

    @api.doc(security="b")
    @jwt_required()
    def post(self): return 1  # want: POST /doc protected


@ns.route("/x")
class X(Resource):
    def get(self): return 1  # want: GET /n/x protected

    decorators = []

    def post(self): return 1  # want: POST /n/x protected


@api.route("/init")
class InInit(Resource):
    def __init__(self, api=None, *args, **kwargs):
        super().__init__(api, *args, **kwargs)
        self.method_decorators = [jwt_required()]

    def get(self): return 1  # want: GET /init protected
