from flask import Flask, Blueprint, jsonify, request, g
from flask_httpauth import HTTPBasicAuth

app = Flask(__name__)
auth = HTTPBasicAuth()
api = Blueprint("api", __name__, url_prefix="/api")


@auth.verify_password
def verify(email_or_token, password):
    if email_or_token == "":
        return False
    if password == "":
        g.current_user = None
        g.token_used = True
        return g.current_user is not None
    return True


@auth.error_handler
def auth_error():
    return jsonify(error="unauthorized"), 401


@api.before_request
@auth.login_required
def before_request():
    if not g.current_user:
        return jsonify(error="forbidden"), 403


@api.get("/posts")
def posts(): return "p"  # want: GET /api/posts protected


@api.post("/tokens")
def tokens():  # want: POST /api/tokens protected
    if g.token_used:
        return jsonify(error="no"), 401
    return jsonify(token="x")


app.register_blueprint(api)
