from flask import Flask, Blueprint, jsonify, request, g
from flask_httpauth import HTTPBasicAuth

app = Flask(__name__)
auth = HTTPBasicAuth()
api = Blueprint("api", __name__, url_prefix="/api")


class Anonymous:
    is_anonymous = True

    def can(self, what): return False


@auth.verify_password
def verify(email_or_token, password):
    if email_or_token == "":
        g.current_user = Anonymous()
        return True
    return False


@api.before_request
@auth.login_required
def before_request():
    if not g.current_user.is_anonymous and not g.current_user.confirmed:
        return jsonify(error="forbidden"), 403


def permission_required(p):
    def deco(f):
        def inner(*a, **k):
            if not g.current_user.can(p):
                return jsonify(error="forbidden"), 403
            return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return deco


@api.get("/posts")
def posts(): return "p"  # want: GET /api/posts open


@api.post("/posts")
@permission_required("write")
def new_post(): return "p"  # want: POST /api/posts protected


app.register_blueprint(api)
