"""HTTPAuth objects in modules, subclassed, with g.user set in callbacks, and shared decorators."""
from functools import wraps

from flask import Blueprint, Flask, g, jsonify
from flask_httpauth import HTTPBasicAuth, HTTPDigestAuth, HTTPTokenAuth, MultiAuth
from itsdangerous import BadSignature, URLSafeTimedSerializer

serializer = URLSafeTimedSerializer("subclassed")


class Basic(HTTPBasicAuth):
    def __init__(self):
        super().__init__(realm="mine")


class User:
    table = {}

    @classmethod
    def by_name(cls, name):
        return cls.table.get(name)

    @staticmethod
    def verify_token(token):
        try:
            data = serializer.loads(token, max_age=60)
        except BadSignature:
            return None
        return User.table.get(data["id"])

    def verify_password(self, password):
        return password == "x"


basic = HTTPBasicAuth()
token = HTTPTokenAuth("Bearer")
digest = HTTPDigestAuth()
multi = MultiAuth(token, basic)
api = Blueprint("api", __name__, url_prefix="/api")
admin = Blueprint("admin", __name__, url_prefix="/admin")


@basic.verify_password
def verify_password(username_or_token, password):
    user = User.verify_token(username_or_token)
    if not user:
        user = User.by_name(username_or_token)
        if not user or not user.verify_password(password):
            return False
    g.user = user
    return True


@token.verify_token
def verify(value):
    g.user = User.verify_token(value)
    return g.user is not None


@digest.get_password
def get_pw(username):
    return {"a": "b"}.get(username)


def both(f):
    return wraps(f)(basic.login_required(f))


def role_required(role):
    def deco(f):
        @wraps(f)
        @token.login_required
        def inner(*a, **k):
            if getattr(g.user, "role", None) != role:
                return jsonify(error="role"), 403
            return f(*a, **k)

        return inner

    return deco


@admin.before_request
@multi.login_required
def admin_guard():
    pass


@api.get("/basic")
@both
def v_basic():  # want: GET /api/basic protected
    return "x"


@api.get("/token")
@token.login_required
def v_token():  # want: GET /api/token protected
    return "x"


@api.get("/role")
@role_required("admin")
def v_role():  # want: GET /api/role protected
    return "x"


@api.get("/open")
def v_open():  # want: GET /api/open open
    return "x"


@admin.get("/x")
def v_admin():  # want: GET /admin/x protected
    return "x"


def create_app():
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "subclassed"
    app.register_blueprint(api)
    app.register_blueprint(admin)
    return app
