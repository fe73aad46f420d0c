"""Flask-HTTPAuth: tokens, roles, several schemes, optional, error handlers."""
from flask import Flask, g, jsonify
from flask.views import MethodView
from flask_httpauth import HTTPBasicAuth, HTTPTokenAuth, MultiAuth

app = Flask(__name__)
app.config["SECRET_KEY"] = "httpauth"
basic = HTTPBasicAuth()
token = HTTPTokenAuth(scheme="Bearer")
key_auth = HTTPTokenAuth("ApiKey", header="X-API-Key")
either = MultiAuth(basic, token)

USERS = {"admin": ("secret", ["admin"]), "alice": ("wonder", ["user"])}


@basic.verify_password
def verify_password(username, password):
    if username in USERS and USERS[username][0] == password:
        return username
    return None


@basic.get_user_roles
def roles(user):
    return USERS[user][1]


@basic.error_handler
def basic_error(status):
    return jsonify(error="access denied"), status


@token.verify_token
def verify_token(value):
    return {"token-1": "alice"}.get(value)


@key_auth.verify_token
def verify_key(value):
    g.key = value
    return value == "k"


@app.get("/basic")
@basic.login_required
def basic_view():  # want: GET /basic protected
    return basic.current_user()


@app.get("/admin")
@basic.login_required(role="admin")
def admin():  # want: GET /admin protected
    return "admin"


@app.get("/two-roles")
@basic.login_required(role=["user", "admin"])
def two_roles():  # want: GET /two-roles protected
    return "x"


@app.get("/optional")
@basic.login_required(optional=True)
def optional():  # want: GET /optional optional
    return str(basic.current_user())


@app.get("/token")
@token.login_required
def token_view():  # want: GET /token protected
    return token.current_user()


@app.get("/either")
@either.login_required
def either_view():  # want: GET /either protected
    return str(either.current_user())


@app.get("/either-admin")
@either.login_required(role="admin")
def either_admin():  # want: GET /either-admin protected
    return "x"


@app.get("/key")
@key_auth.login_required
def key_view():  # want: GET /key protected
    return g.key


class Things(MethodView):
    decorators = [token.login_required]

    def get(self):  # want: GET /things protected
        return "get"

    def post(self):  # want: POST /things protected
        return "post"


class Mixed(MethodView):
    def get(self):  # want: GET /mixed optional
        return "get"

    @basic.login_required
    def post(self):  # want: POST /mixed protected
        return "post"

    @basic.login_required(optional=True)
    def put(self):  # want: PUT /mixed optional
        return "put"


app.add_url_rule("/things", view_func=Things.as_view("things"))
app.add_url_rule("/mixed", view_func=Mixed.as_view("mixed"))


@app.before_request
@basic.login_required(optional=True)
def look():
    g.user = basic.current_user()
