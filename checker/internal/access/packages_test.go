package access

import "testing"

// TestPackages states how packages that declare routes in their own way do it.
func TestPackages(t *testing.T) {
	checkDeclared(t, []declared{
		{"APIFlask's auth_required", `
from apiflask import APIFlask, HTTPTokenAuth, APIBlueprint
app = APIFlask(__name__)
auth = HTTPTokenAuth()
bp = APIBlueprint("b", __name__)

@app.get("/a")
@app.auth_required(auth)
def a():
    return rows()

@app.post("/b")
@app.auth_required(auth, optional=True)
def b():
    return save()

@app.auth_required(auth)
@app.get("/c")
def c():
    return rows()

@bp.before_request
@bp.auth_required(auth)
def gate():
    pass

@bp.get("/d")
def d():
    return rows()

app.register_blueprint(bp)
`, "GET /a protected; POST /b optional; GET /c unprotected; GET /d protected"},
		{"flask-praetorian's login tests a password", `
from flask import Flask, request
from flask_praetorian import Praetorian
app = Flask(__name__)
guard = Praetorian(app, User)

@app.post("/session")
def start():
    user = guard.authenticate(request.json["name"], request.json["password"])
    return {"token": guard.encode_jwt_token(user)}

@app.post("/token")
def token():
    return {"token": guard.encode_jwt_token(User(request.json["name"]))}
`, "POST /session public; POST /token unprotected"},
		{"Flask-Principal where every stranger has an identity that provides nothing", `
from flask import Flask
from flask_principal import Identity, Permission, Principal, RoleNeed
app = Flask(__name__)
principals = Principal(app)
admin = Permission(RoleNeed("admin"))

@principals.identity_loader
def everybody():
    return Identity("guest")

@app.get("/a")
@admin.require(403)
def a():
    return rows()
`, "GET /a protected"},
		{"APIFlask's classes", `
from apiflask import APIFlask, HTTPTokenAuth
from apiflask.views import MethodView
app = APIFlask(__name__)
auth = HTTPTokenAuth()

class A(MethodView):
    decorators = [app.auth_required(auth)]
    def get(self):
        return rows()

@app.route("/b")
class B(MethodView):
    @app.auth_required(auth, roles=["admin"])
    def get(self):
        return rows()
    def post(self):
        return save()

app.add_url_rule("/a", view_func=A.as_view("a"))
`, "GET /a protected; GET /b protected; POST /b unprotected"},
		{"flask-openapi3", `
from flask_openapi3 import OpenAPI, APIBlueprint, APIView, Info, Tag
from flask_jwt_extended import jwt_required
app = OpenAPI(__name__, info=Info(title="t", version="1"))
bp = APIBlueprint("b", __name__, url_prefix="/b")
view = APIView(url_prefix="/v")

@app.get("/a", security=[{"jwt": []}])
def a():
    return rows()

@bp.post("/c")
@jwt_required()
def c():
    return save()

@view.route("/books")
class Books:
    @view.doc(summary="all")
    @jwt_required()
    def get(self):
        return rows()
    def post(self):
        return save()

app.register_api(bp)
app.register_api_view(view)
`, "GET /a unprotected; POST /b/c protected; GET /v/books protected; POST /v/books unprotected"},
		{"flask-openapi3 reads arguments from annotations", `
from pydantic import BaseModel
from flask_openapi3 import OpenAPI
from flask_jwt_extended import jwt_required
app = OpenAPI(__name__)

class Path(BaseModel):
    id: int

@app.get("/a/{id}")
def a(path: Path):
    return rows(path.id)

@app.put("/b/<int:id>")
@jwt_required()
def b(path: Path, body: Path):
    return save(body)
`, "GET /a/<id> unprotected; PUT /b/<int:id> protected"},
		{"Flask-Rebar", `
from flask import Flask
from flask_rebar import Rebar, HeaderApiKeyAuthenticator
rebar = Rebar()
auth = HeaderApiKeyAuthenticator(header="x-key")
registry = rebar.create_handler_registry(prefix="/v1")
closed = rebar.create_handler_registry(prefix="/v2", default_authenticator=auth)

@registry.handles(rule="/a", method="GET", authenticators=[auth])
def a():
    return rows()

@registry.handles(rule="/b", method="POST")
def b():
    return save()

@closed.handles(rule="/c")
def c():
    return rows()

@closed.handles(rule="/d", authenticators=None)
def d():
    return rows()

def e():
    return rows()

closed.add_handler(e, "/e", method="DELETE")
app = Flask(__name__)
rebar.init_app(app)
`, "GET /v1/a protected; POST /v1/b unprotected; GET /v2/c protected; GET /v2/d unprotected; DELETE /v2/e protected"},
		{"Flask-Rebar's own authenticators", `
from flask import Flask, request
from flask_rebar import Rebar, errors
from flask_rebar.authenticators import Authenticator
rebar = Rebar()
registry = rebar.create_handler_registry()

class Closed(Authenticator):
    def authenticate(self):
        if not request.headers.get("Authorization"):
            raise errors.Unauthorized("no")

class Open(Authenticator):
    def authenticate(self):
        pass

@registry.handles(rule="/a", authenticators=[Closed()])
def a():
    return rows()

@registry.handles(rule="/e", method="PUT", authenticators=[Closed(), Closed()])
def e():
    return rows()

@registry.handles(rule="/b", authenticators=[Closed(), Open()])
def b():
    return rows()

app = Flask(__name__)
rebar.init_app(app)

@registry.handles(rule="/late")
def late():
    return rows()
`, "GET /a protected; PUT /e protected; GET /b unprotected"},
		{"Flask-AppBuilder", `
from flask import Flask
from flask_appbuilder import AppBuilder, BaseView, expose, has_access
from flask_appbuilder.api import BaseApi
from flask_appbuilder.security.decorators import protect
app = Flask(__name__)
appbuilder = AppBuilder(app)

class Mine(BaseView):
    route_base = "/mine"

    @has_access
    @expose("/a")
    def a(self):
        return rows()

    @expose("/b", methods=["POST"])
    def b(self):
        return save()

class Thing(BaseApi):
    resource_name = "thing"

    @expose("/c", methods=["GET"])
    @protect()
    def c(self):
        return rows()

    @expose("/d")
    def d(self):
        return rows()

appbuilder.add_view(Mine, "Mine")
appbuilder.add_api(Thing)
`, "GET /mine/a protected; POST /mine/b unprotected; GET /api/v1/thing/c protected; GET /api/v1/thing/d unprotected"},
		{"Flask-AppBuilder's object in a file that is not given", `
from flask_appbuilder import BaseView, expose, has_access
from . import appbuilder

class Mine(BaseView):
    default_view = "a"

    @expose("/a/<string:name>")
    @has_access
    def a(self, name):
        return rows(name)

    @expose("/b")
    def b(self):
        return rows()

appbuilder.add_view_no_menu(Mine())
`, "GET /mine/a/<string:name> protected; GET /mine/b unprotected"},
		{"flask-rest-jsonapi", `
from flask import Flask
from flask_rest_jsonapi import Api, ResourceDetail, ResourceList
from flask_jwt_extended import jwt_required
app = Flask(__name__)
api = Api(app)

class Persons(ResourceList):
    decorators = (jwt_required(),)

    def get(self, *args, **kwargs):
        return rows()

class Person(ResourceDetail):
    def get(self, *args, **kwargs):
        return rows()

api.route(Persons, "persons", "/persons")
api.route(Person, "person", "/persons/<int:id>", "/p/<int:id>")
`, "GET /persons protected; GET /p/<int:id> unprotected; GET /persons/<int:id> unprotected"},
		{"flask-jwt-router's list of open routes", `
from flask import Flask
from flask_jwt_router import JwtRoutes
app = Flask(__name__)
app.config["WHITE_LIST_ROUTES"] = [("POST", "/enter"), ("GET", "/open/<int:id>")]
app.config["IGNORED_ROUTES"] = [("GET", "/")]
JwtRoutes(app)

@app.get("/a")
def a():
    return rows()

@app.post("/enter")
def enter():
    return save()

@app.get("/enter")
def form():
    return rows()
`, "GET /a protected; POST /enter unprotected; GET /enter protected"},
		{"flask-jwt-router set up later", `
from flask import Flask
from flask_jwt_router import JwtRoutes
routes = JwtRoutes()

def create_app():
    app = Flask(__name__)
    app.config["JWT_ROUTER_API_NAME"] = "/api/v1"
    app.config["WHITE_LIST_ROUTES"] = [("POST", "/enter")]
    routes.init_app(app)

    @app.post("/api/v1/enter")
    def enter():
        return save()

    @app.post("/api/v1/a")
    def a():
        return save()
    return app
`, "POST /api/v1/enter unprotected; POST /api/v1/a protected"},
		{"BASIC_AUTH_FORCE", `
from flask import Flask
from flask_basicauth import BasicAuth
app = Flask(__name__)
app.config["BASIC_AUTH_FORCE"] = True
basic = BasicAuth(app)

@app.get("/a")
def a():
    return rows()
`, "GET /a protected"},
		{"flask-basicauth without it", `
from flask import Flask
from flask_basicauth import BasicAuth
app = Flask(__name__)
basic = BasicAuth()
basic.init_app(app)

@app.get("/a")
def a():
    return rows()

@app.get("/b")
@basic.required
def b():
    return rows()
`, "GET /a unprotected; GET /b protected"},
		{"a LoginManager guards nothing by itself", `
from flask import Flask
from flask_login import LoginManager
app = Flask(__name__)
login_manager = LoginManager()
login_manager.init_app(app)

@app.get("/a")
def a():
    return rows()
`, "GET /a unprotected"},
		{"Flask-OIDC 1 asks for no token unless it is told to", `
# requires: flask-oidc==1.4.0
from flask import Flask
from flask_oidc import OpenIDConnect
app = Flask(__name__)
oidc = OpenIDConnect(app)

@app.get("/a")
@oidc.accept_token()
def a():
    return rows()

@app.get("/b")
@oidc.accept_token(require_token=True, scopes_required=["x"])
def b():
    return rows()

@app.get("/c")
@oidc.accept_token(True)
def c():
    return rows()

@app.get("/d")
@oidc.require_login
def d():
    return rows()
`, "GET /a optional; GET /b protected; GET /c protected; GET /d protected"},
		{"Flask-OIDC of a version that nothing tells", `
from flask import Flask
from flask_oidc import OpenIDConnect
app = Flask(__name__)
oidc = OpenIDConnect(app)

@app.get("/a")
@oidc.accept_token()
def a():
    return rows()
`, "GET /a unknown"},
		{"Flask-Praetorian's current user where nothing read a token", `
from functools import wraps
from flask import Flask, abort
from flask_praetorian import Praetorian, auth_accepted, auth_required, current_user, current_rolenames
app = Flask(__name__)
guard = Praetorian()

def admin(f):
    @wraps(f)
    def inner():
        if "admin" not in current_rolenames():
            abort(403)
        return f()
    return inner

@app.get("/a")
@admin
def a():
    return rows()

@app.get("/b")
@auth_accepted
def b():
    return rows()

@app.get("/c")
@auth_required
@admin
def c():
    return rows()

@app.get("/d")
@auth_accepted
def d():
    return rows(current_user().id)
`, "GET /a protected; GET /b optional; GET /c protected; GET /d protected"},
		{"endpoints of an OAuth server of Authlib", `
from flask import Flask
from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector
app = Flask(__name__)
server = AuthorizationServer()
require_oauth = ResourceProtector()

@app.post("/oauth/token")
def issue():
    return server.create_token_response()

@app.post("/oauth/revoke")
def revoke():
    return server.create_endpoint_response("revocation")

@app.get("/oauth/userinfo")
@require_oauth("profile")
def userinfo():
    return rows()
`, "POST /oauth/token public; POST /oauth/revoke public; GET /oauth/userinfo protected"},
		{"endpoints of an OAuth server of Flask-OAuthlib", `
from flask import Flask, jsonify
from flask_oauthlib.provider import OAuth2Provider
app = Flask(__name__)
oauth = OAuth2Provider(app)

@app.post("/oauth/token")
@oauth.token_handler
def issue():
    return None

@app.post("/oauth/revoke")
@oauth.revoke_handler
def revoke():
    pass

@app.get("/a")
@oauth.require_oauth("email")
def a():
    return rows()

def checked(f):
    def inner():
        valid, req = oauth.verify_request(["email"])
        if not valid:
            return jsonify(error="token"), 401
        return f()
    return inner

@app.get("/b")
@checked
def b():
    return rows()
`, "POST /oauth/token public; POST /oauth/revoke public; GET /a protected; GET /b protected"},
		{"a token that does not come with the request", `
import jwt
from flask import Flask, abort
app = Flask(__name__)

@app.before_request
def licensed():
    try:
        jwt.decode(app.config["LICENSE"], "key", algorithms=["HS256"])
    except jwt.PyJWTError:
        abort(403)

app.config["LICENSE"] = read("license.txt")

@app.get("/a")
def a():
    return rows()
`, "GET /a unknown"},
		{"Quart's websocket is no route", `
from quart import Quart
app = Quart(__name__)

@app.websocket("/ws")
async def ws():
    pass

@app.get("/a")
async def a():
    return rows()
`, "GET /a unprotected"},
	})
}
