# Run with APIFlask 1.3.1.
from apiflask import APIFlask, APIBlueprint, HTTPTokenAuth, HTTPError, Schema
from apiflask import fields as f
from apiflask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required, get_jwt_identity

auth = HTTPTokenAuth("Bearer", security_scheme_name="jwt")


class AuthBlueprint(APIBlueprint):
    pass


api = AuthBlueprint("api", __name__)


@auth.verify_token
def check(t):
    if t is None or t == "":
        raise HTTPError(403, "token")
    return t


class In(Schema):
    a = f.Integer()


@api.get("/a")
@api.auth_required(auth)
def a():  # want: GET /api/a protected
    return {}


@api.post("/b")
@jwt_required()
@api.input(In, location="json")
def b(data):  # want: POST /api/b protected
    return {}


@api.post("/c")
@api.input(In, location="form")
@jwt_required(optional=True)
def c(data):  # want: POST /api/c protected
    return {}


class Base(MethodView):
    decorators = [api.auth_required(auth)]


class D(Base):
    def get(self):  # want: GET /api/d protected
        return {}


class E_(Base):
    decorators = []

    @api.auth_required(auth)
    def get(self):  # want: GET /api/e protected
        return {}

    def put(self):  # want: PUT /api/e protected
        return {}


api.add_url_rule("/d", view_func=D.as_view("d"))
api.add_url_rule("/e", view_func=E_.as_view("e"))
api.add_url_rule("/f", view_func=api.auth_required(auth)(lambda: {}), endpoint="f")  # want: GET /api/f protected


def create_app():
    app = APIFlask(__name__, spec_path="/spec", docs_path="/docs")
    app.config["JWT_SECRET_KEY"] = "x"
    JWTManager(app)
    app.register_blueprint(api, url_prefix="/api")
    app.security_schemes = {"k": {"type": "apiKey", "in": "header", "name": "X"}}

    @app.before_request
    @app.auth_required(auth, optional=True)
    def hook():
        pass

    @app.get("/x")
    def x():  # want: GET /x protected
        return {}
    return app
