from flask import Flask, request
from flask_restful import Api, Resource
from flask_jwt_extended import JWTManager, jwt_required
import flask_restful

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
JWTManager(app)
api = Api(app)


class Prop(Resource):
    @property
    def method_decorators(self):
        if request.method == "GET":
            return []
        return [jwt_required()]

    def get(self): return 1  # want: GET /prop open

    def post(self): return 2  # want: POST /prop protected


class PerMethod(Resource):
    method_decorators = {"get": [jwt_required(optional=True)], "post": [jwt_required()], "DELETE": [jwt_required()]}

    def get(self): return 1  # want: GET /per optional

    def post(self): return 2  # want: POST /per protected

    def delete(self): return 3  # want: DELETE /per open

    def put(self): return 4  # want: PUT /per open


class Base(Resource):
    method_decorators = [jwt_required()]


class Derived(Base):
    def get(self): return 1  # want: GET /derived protected


class Widened(Base):
    method_decorators = {"post": Base.method_decorators}

    def get(self): return 1  # want: GET /widened open

    def post(self): return 2  # want: POST /widened protected


class Added(Base):
    method_decorators = Base.method_decorators + [lambda f: f]

    def get(self): return 1  # want: GET /added protected


class InInit(Resource):
    def __init__(self):
        self.method_decorators = [jwt_required()]

    def get(self): return 1  # want: GET /init protected


class Comp(Resource):
    method_decorators = {m: [jwt_required()] for m in ("post", "put")}

    def get(self): return 1  # want: GET /comp open

    def put(self): return 1  # want: PUT /comp protected


class Tup(Resource):
    method_decorators = (jwt_required(),)

    def get(self): return 1  # want: GET /tup protected


class DictTup(Resource):
    method_decorators = dict(get=(jwt_required(),))

    def get(self): return 1  # want: GET /dicttup protected

    def head(self): return 1

    def patch(self): return 1  # want: PATCH /dicttup open


api.add_resource(Prop, "/prop")
api.add_resource(PerMethod, "/per")
api.add_resource(Derived, "/derived")
api.add_resource(Widened, "/widened")
api.add_resource(Added, "/added")
api.add_resource(InInit, "/init")
api.add_resource(Comp, "/comp")
api.add_resource(Tup, "/tup")
api.add_resource(DictTup, "/dicttup")
