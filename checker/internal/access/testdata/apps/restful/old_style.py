"""Flask-RESTful the old way: init_app late, resource decorator, custom base, tuples of URLs."""
from functools import wraps

from flask import Flask, g, request
from flask_httpauth import HTTPBasicAuth
from flask_restful import Api, Resource, abort, reqparse, url_for
from flask_restful.utils import cors

app = Flask(__name__)
api = Api()
auth = HTTPBasicAuth()


@auth.get_password
def get_password(username):
    if username == "admin":
        return "secret"
    return None


@auth.error_handler
def unauthorized():
    return {"error": "Unauthorized access"}, 403


def authenticate(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        if not getattr(func, "authenticated", True):
            return func(*args, **kwargs)
        acct = basic_authentication()
        if acct:
            return func(*args, **kwargs)
        abort(401)

    return wrapper


def basic_authentication():
    return request.authorization and request.authorization.username == "admin"


def public(f):
    f.authenticated = False
    return f


class BaseResource(Resource):
    method_decorators = [authenticate]


class TaskListAPI(Resource):
    decorators = [auth.login_required]

    def __init__(self):
        self.reqparse = reqparse.RequestParser()
        self.reqparse.add_argument("title", type=str, location="json")
        super(TaskListAPI, self).__init__()

    def get(self):  # want: GET /tasks protected
        return {"tasks": []}

    def post(self):  # want: POST /task/<int:id> broken; POST /tasks protected; POST /tasks/<int:id> broken
        args = self.reqparse.parse_args()
        return {"task": args["title"]}, 201


class TaskAPI(TaskListAPI):
    decorators = []

    def get(self, id):  # want: GET /task/<int:id> open; GET /tasks/<int:id> open
        return {"task": id}

    @auth.login_required
    def delete(self, id):  # want: DELETE /task/<int:id> protected; DELETE /tasks/<int:id> protected
        return {"result": True}


class Mine(BaseResource):
    def get(self):  # want: GET /mine protected; GET /own protected
        return "mine"

    @public
    def post(self):  # want: POST /mine open; POST /own open
        return "anybody"


@api.resource("/deco", "/deco/<int:n>")
class Deco(BaseResource):
    def get(self, n=0):  # want: GET /deco protected; GET /deco/<int:n> protected
        return n


@api.resource("/free")
class Free(Resource):
    @cors.crossdomain(origin="*")
    def get(self):  # want: GET /free open
        return "free"


api.add_resource(TaskListAPI, "/tasks", endpoint="tasks")
api.add_resource(TaskAPI, "/tasks/<int:id>", "/task/<int:id>", endpoint="task")
api.add_resource(Mine, *("/mine", "/own"))
api.init_app(app)
