# Run with flask-restx 1.1.0.
from flask import Flask
from flask_restx import Api as BaseApi, Resource as RestxResource, Namespace as NS
from flask_jwt_extended import JWTManager, jwt_required, get_jwt
from flask_httpauth import HTTPTokenAuth

app = Flask("a3")
app.config.update(JWT_SECRET_KEY="s", ERROR_404_HELP=False, RESTX_MASK_SWAGGER=False)
JWTManager(app)
tokens = HTTPTokenAuth("Bearer")


@tokens.verify_token
def check(token):
    return token == "x" or None


class Api(BaseApi):
    def _register_view(self, app, resource, namespace, *urls, **kwargs):
        return super()._register_view(app, resource, namespace, *urls, **kwargs)


class Secured(RestxResource):
    method_decorators = [tokens.login_required]


api = Api(title="a3", decorators=[tokens.login_required])
api.init_app(app)
from flask import Blueprint
fb = Blueprint("fb", __name__, url_prefix="/free")
free = BaseApi(fb, doc="/freedocs", default="things")
ns = NS("n", decorators=[jwt_required()], ordered=True)


@api.route("/w")
class W(RestxResource):
    def get(self):  # want: GET /w protected
        return 1


@free.route("/x")
class X(RestxResource):
    def get(self):  # want: GET /free/x open
        return 1


@free.route("/y")
class Y(Secured):
    def get(self):  # want: GET /free/y protected
        return 1


class Z(Secured):
    def get(self):  # want: GET /free/z protected
        return 1

    @jwt_required()
    def post(self):  # want: POST /free/z protected
        return get_jwt()


free.add_resource(Z, "/z")


@ns.route("/m")
class M(RestxResource):
    def get(self):  # want: GET /free/nn/m protected
        return "m"


class MM(M):
    method_decorators = []

    def get(self):  # want: GET /free/nn/mm protected
        return "mm"


ns.add_resource(MM, "/mm")
free.add_namespace(ns, "/nn")


@ns.route("/late")
class Late(RestxResource):
    def put(self):  # want: PUT /free/nn/late protected
        return "late"


def public(cls):
    cls.method_decorators = []
    return cls


@free.route("/pub")
@public
class Pub(Secured):
    def get(self):  # want: GET /free/pub open
        return 1


@free.namespace("inline", decorators=[tokens.login_required]).route("/k")
class K(RestxResource):
    def get(self):  # want: GET /free/inline/k protected
        return 1
app.register_blueprint(fb)
