# requires: flask-jwt-extended<4
# Run with flask-jwt-extended 3.25.1 and PyJWT 1.7.1.
from flask import Flask, Blueprint, request
from flask_restful import Api, Resource
from flask_jwt_extended import JWTManager, jwt_required, jwt_optional, fresh_jwt_required, verify_jwt_in_request, get_jwt_identity
from flask_jwt_extended.view_decorators import verify_jwt_in_request as vj
from flask_jwt_extended.exceptions import NoAuthorizationError, JWTExtendedException

app = Flask(__name__)
app.secret_key = "x"
JWTManager(app)
api = Api(app)


@app.before_request
def check():
    if request.path.startswith("/private"):
        verify_jwt_in_request()


@app.route("/private/a")
def a():  # want: GET /private/a protected
    return "a"


@app.route("/public/a")
def b():  # want: GET /public/a open
    return "b"


class R(Resource):
    method_decorators = [jwt_required]

    def get(self):  # want: GET /r protected
        return 1


class R2(Resource):
    method_decorators = {"get": [jwt_optional], "post": [fresh_jwt_required]}

    def get(self):  # want: GET /r2 optional
        return 1

    def post(self):  # want: POST /r2 protected
        return 1

    def delete(self):  # want: DELETE /r2 open
        return 1


class R3(Resource):
    @jwt_required
    def get(self):  # want: GET /r3 protected
        return 1

    @jwt_required
    @jwt_optional
    def put(self):  # want: PUT /r3 protected
        return 1

    @jwt_optional
    @jwt_required
    def post(self):  # want: POST /r3 protected
        return 1

    def patch(self):  # want: PATCH /r3 protected
        try:
            vj()
        except NoAuthorizationError:
            return {}, 401
        return 1

    def delete(self):  # want: DELETE /r3 open
        try:
            vj()
        except JWTExtendedException:
            pass
        return 1


api.add_resource(R, "/r")
api.add_resource(R2, "/r2")
api.add_resource(R3, "/r3")


@jwt_required
@app.route("/above")
def above():  # want: GET /above open
    return "x"


@app.route("/ret")
def ret():  # want: GET /ret protected
    return jwt_required(lambda: "x")()


for i, deco in enumerate((jwt_required, jwt_optional, lambda f: f)):
    app.add_url_rule("/l%d" % i, "l%d" % i, deco(lambda: "x"))  # want: GET /l0 protected; GET /l1 optional; GET /l2 open
