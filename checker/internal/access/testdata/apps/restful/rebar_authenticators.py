# Run with Flask-Rebar 3.4.1.
from flask import Flask, g
from flask_rebar import Rebar, HeaderApiKeyAuthenticator, errors, RequestSchema, get_validated_body, SwaggerV3Generator
from flask_rebar.authenticators import Authenticator, USE_DEFAULT
from marshmallow import fields
from flask_jwt_extended import JWTManager, jwt_required

rebar = Rebar()
app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "x"
JWTManager(app)
key = HeaderApiKeyAuthenticator(header="X-API-Key")
key.register_key(key="my-secret", app_name="c")


class Own(Authenticator):
    def authenticate(self):
        from flask import request
        if request.headers.get("Authorization") != app.config["JWT_SECRET_KEY"]:
            raise errors.Unauthorized("no")


class Lax(Authenticator):
    def authenticate(self):
        g.who = None


class Body(RequestSchema):
    a = fields.String()


v1 = rebar.create_handler_registry(prefix="/v1", default_authenticators=[key])
v2 = rebar.create_handler_registry(prefix="v2")
v3 = rebar.create_handler_registry(prefix="/v3", default_authenticators=[Own()])
v2.set_default_authenticators([Lax()])


@v1.handles(rule="/a", method="GET")
def a():  # want: GET /v1/a protected
    return {}, 200


@v1.handles(rule="/b", method="POST", authenticators=None, request_body_schema=Body())
def b():  # want: POST /v1/b open
    return {}, 201


@v1.handles(rule="/c", method="PUT", authenticators=[USE_DEFAULT, Own()])
def c():  # want: PUT /v1/c protected
    return {}, 200


@v1.handles(rule="/d", authenticators=[])
def d():  # want: GET /v1/d open
    return {}


@v2.handles(rule="/a")
def a2():  # want: GET /v2/a open
    return {}


@v2.handles(rule="/b", authenticators=key)
def b2():  # want: GET /v2/b protected
    return {}


@v2.handles(rule="/c", method="DELETE", authenticators=[Own()])
def c2():  # want: DELETE /v2/c protected
    return {}


@v2.handles(rule="/e")
@jwt_required()
def e2():  # want: GET /v2/e protected
    return {}


@jwt_required()
@v2.handles(rule="/f")
def f2():  # want: GET /v2/f open
    return {}


@v3.handles(rule="/a", endpoint="three")
def a3():  # want: GET /v3/a protected
    return {}


def direct():  # want: GET /v3/direct2 protected; PATCH /v3/direct open
    return {}


v3.add_handler(direct, rule="/direct", method="PATCH", authenticators=[Lax()])
v3.add_handler(direct, rule="/direct2", endpoint="d2")
rebar.init_app(app)
