"""Flask-RESTful on a blueprint, with prefixes, loops, reqparse and a base resource."""
from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt, jwt_required, verify_jwt_in_request
from flask_restful import Api, Resource, abort, fields, marshal_with, reqparse

app = Flask(__name__)
app.config.update(JWT_SECRET_KEY="restful", PROPAGATE_EXCEPTIONS=True)
JWTManager(app)

v1 = Blueprint("v1", __name__)
api = Api(v1, prefix="/v1", decorators=[])
closed = Api(app, prefix="/closed", decorators=[jwt_required()])

parser = reqparse.RequestParser()
parser.add_argument("name", type=str, required=False, help="name")
user_fields = {"name": fields.String, "id": fields.Integer}


class Secured(Resource):
    method_decorators = [jwt_required()]


class Todo(Secured):
    def get(self, todo_id):  # want: GET /api/v1/todos/<int:todo_id> protected
        return {"id": todo_id}

    def delete(self, todo_id):  # want: DELETE /api/v1/todos/<int:todo_id> protected
        return "", 204


class TodoList(Secured):
    method_decorators = {"post": [jwt_required()]}

    def get(self):  # want: GET /api/v1/todolist open; GET /api/v1/todos open
        return []

    def post(self):  # want: POST /api/v1/todolist protected; POST /api/v1/todos protected
        args = parser.parse_args()
        return args, 201


class User(Resource):
    @marshal_with(user_fields)
    def get(self, user_id):  # want: GET /api/v1/users/<int:user_id> open
        return {"name": "n", "id": user_id}

    @jwt_required()
    @marshal_with(user_fields)
    def put(self, user_id):  # want: PUT /api/v1/users/<int:user_id> protected
        return {"name": "n", "id": user_id}

    @jwt_required(fresh=True)
    def delete(self, user_id):  # want: DELETE /api/v1/users/<int:user_id> protected
        if not get_jwt().get("is_admin"):
            abort(403, message="admins only")
        return "", 204


class Checking(Resource):
    def __init__(self, service):
        self.service = service

    def dispatch_request(self, *args, **kwargs):
        verify_jwt_in_request()
        return super().dispatch_request(*args, **kwargs)

    def get(self):  # want: GET /api/v1/checking protected
        return self.service


class Login(Resource):
    def post(self):  # want: POST /api/v1/login open
        args = parser.parse_args()
        return {"token": args["name"]}


class Status(Resource):
    def get(self):  # want: GET /closed/status protected; GET /status open
        return "ok"


for resource, urls in {Todo: ["/todos/<int:todo_id>"], TodoList: ["/todos", "/todolist"], User: ["/users/<int:user_id>"]}.items():
    api.add_resource(resource, *urls)
api.add_resource(Checking, "/checking", resource_class_kwargs={"service": "s"})
api.add_resource(Login, "/login", endpoint="login")
closed.add_resource(Status, "/status")
Api(app).add_resource(Status, "/status", endpoint="open-status")
app.register_blueprint(v1, url_prefix="/api")
