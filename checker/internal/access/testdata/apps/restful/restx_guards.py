# Run with flask-restx 1.1.0.
from functools import wraps
from flask import Flask, request
from flask_restx import Api, Resource, Namespace, abort
from flask_restx.reqparse import RequestParser
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request, get_jwt_identity, create_access_token

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
app.config["PROPAGATE_EXCEPTIONS"] = True
jwt = JWTManager(app)
api = Api(app, prefix="/api", decorators=[])

authed = Namespace("authed", decorators=[jwt_required()])
opened = Namespace("opened", path="/o")


@authed.route("/one", "/uno/<string:x>")
class One(Resource):
    def get(self, x=None):  # want: GET /api/authed/one protected; GET /api/authed/uno/<string:x> protected
        return {"x": x}

    def post(self, x=None):  # want: POST /api/authed/one protected; POST /api/authed/uno/<string:x> protected
        return {}, 201


@opened.route("/two", methods=["GET", "PUT"])
class Two(Resource):
    method_decorators = [jwt_required(optional=True)]

    def get(self):  # want: GET /api/open/two optional
        return {"who": get_jwt_identity()}

    @jwt_required()
    def put(self):  # want: PUT /api/open/three protected; PUT /api/open/two protected
        return {}


@opened.route("/three")
class Three(Two):
    def get(self):  # want: GET /api/open/three optional
        return {}


class Base(Resource):
    method_decorators = (jwt_required(),)


@opened.route("/four")
class Four(Base):
    def get(self):  # want: GET /api/open/four protected
        return 1

    def delete(self):  # want: DELETE /api/open/four protected
        return "", 204


@opened.route("/five")
class Five(Base):
    method_decorators = Base.method_decorators + (jwt_required(fresh=True),)

    def patch(self):  # want: PATCH /api/open/five protected
        return 1


@opened.route("/six")
class Six(Base):
    method_decorators = []

    def get(self):  # want: GET /api/open/six open
        return 6


@opened.hide
@opened.route("/seven")
class Seven(Resource):
    @opened.hide
    @jwt_required(refresh=True)
    def post(self):  # want: POST /api/open/seven protected
        return {"t": create_access_token("x")}


parser = RequestParser()
parser.add_argument("Authorization", location="headers", required=True, help="no")


@opened.route("/eight")
class Eight(Resource):
    @opened.expect(parser, validate=True)
    def get(self):  # want: GET /api/open/eight open
        args = parser.parse_args()
        return {"a": args["Authorization"]}


def admin(f):
    @wraps(f)
    def inner(*a, **k):
        verify_jwt_in_request()
        if get_jwt_identity() != "root":
            abort(403, "no")
        return f(*a, **k)
    return inner


@opened.route("/nine/<int:n>")
@opened.doc(params={"n": "n"}, security="jwt")
class Nine(Resource):
    @admin
    @opened.doc("nine")
    def get(self, n):  # want: GET /api/open/nine/<int:n> protected
        return n

    @opened.doc("nine put", security=None)
    def put(self, n):  # want: PUT /api/open/nine/<int:n> open
        return n


api.add_namespace(authed)
api.add_namespace(opened, path="/open")
