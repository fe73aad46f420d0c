# requires: flask-jwt-extended<4
# Run with flask-jwt-extended 3.25.1 and PyJWT 1.7.1.
from functools import wraps
from flask import Flask, jsonify, request, Blueprint, g
from flask.views import MethodView, View
from flask_jwt_extended import (
    JWTManager, jwt_required, jwt_optional, fresh_jwt_required, jwt_refresh_token_required,
    create_access_token, create_refresh_token, get_jwt_identity, get_raw_jwt, get_jwt_claims,
    verify_jwt_in_request, verify_fresh_jwt_in_request, verify_jwt_refresh_token_in_request,
    verify_jwt_in_request_optional, current_user, get_current_user, set_access_cookies, unset_jwt_cookies,
)

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
app.config["JWT_BLACKLIST_ENABLED"] = True
jwt = JWTManager(app)
bl = set()


@jwt.token_in_blacklist_loader
def in_bl(t):
    return t["jti"] in bl


@jwt.user_claims_loader
def claims(i):
    return {"role": "admin"}


@jwt.unauthorized_loader
def unauth(msg):
    return jsonify(m=msg), 401


@app.route("/login", methods=["POST"])
def login():  # want: POST /login open
    return jsonify(a=create_access_token("x"), r=create_refresh_token("x"))


@app.route("/refresh", methods=["POST"])
@jwt_refresh_token_required
def refresh():  # want: POST /refresh protected
    return jsonify(a=create_access_token(get_jwt_identity(), fresh=False))


@app.route("/logout", methods=["DELETE"])
@jwt_required
def logout():  # want: DELETE /logout protected
    bl.add(get_raw_jwt()["jti"])
    return "x"


@app.route("/fresh")
@fresh_jwt_required
def fresh():  # want: GET /fresh protected
    return "f"


@app.route("/opt")
@jwt_optional
def opt():  # want: GET /opt optional
    return jsonify(get_jwt_identity())


@app.route("/none")
def none():  # want: GET /none open
    return jsonify(get_jwt_identity())


@app.route("/claims")
def claims_():  # want: GET /claims open
    return jsonify(get_jwt_claims(), get_raw_jwt())


def admin_required(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        verify_jwt_in_request()
        if get_jwt_claims()["role"] != "admin":
            return jsonify(msg="Admins only!"), 403
        return fn(*args, **kwargs)
    return wrapper


@app.route("/admin")
@admin_required
def admin():  # want: GET /admin protected
    return "a"


def role_by_claims(role):
    def deco(fn):
        @wraps(fn)
        @jwt_optional
        def wrapper(*a, **k):
            if get_jwt_claims().get("role") != role:
                return "no", 403
            return fn(*a, **k)
        return wrapper
    return deco


@app.route("/role")
@role_by_claims("editor")
def role():  # want: GET /role protected
    return "r"


@app.route("/v1")
def v1():  # want: GET /v1 protected
    verify_fresh_jwt_in_request()
    return "v"


@app.route("/v2")
def v2():  # want: GET /v2 optional
    verify_jwt_in_request_optional()
    if get_jwt_identity() is None:
        return "guest"
    return "v"


@app.route("/v3")
def v3():  # want: GET /v3 protected
    verify_jwt_refresh_token_in_request()
    return "v"


@app.route("/user")
@jwt_optional
def user():  # want: GET /user optional
    return str(current_user)


class Things(MethodView):
    decorators = [jwt_required]

    def get(self):  # want: GET /things protected
        return "g"

    def post(self):  # want: POST /things protected
        return "p"


class Mixed(MethodView):
    @jwt_required
    def get(self):  # want: GET /mixed protected
        return "g"

    @jwt_optional
    def post(self):  # want: POST /mixed optional
        return "p"

    def put(self):  # want: PUT /mixed open
        return "p"


class V(View):
    methods = ["POST"]
    decorators = [jwt_refresh_token_required]

    def dispatch_request(self):  # want: POST /v protected
        return "v"


app.add_url_rule("/things", view_func=Things.as_view("things"))
app.add_url_rule("/mixed", view_func=Mixed.as_view("mixed"))
app.add_url_rule("/v", view_func=V.as_view("v"))
app.add_url_rule("/direct", "direct", jwt_required(lambda: "x"))  # want: GET /direct protected
bp = Blueprint("bp", __name__, url_prefix="/bp")


@bp.before_request
@jwt_required
def gate():
    pass


@bp.route("/x")
def x():  # want: GET /bp/x protected
    return "x"


@bp.route("/y")
@jwt_optional
def y():  # want: GET /bp/y protected
    return "y"


app.register_blueprint(bp)
