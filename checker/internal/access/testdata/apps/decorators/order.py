"""Order and placing: what stands above the registrar guards nothing."""
from functools import wraps

from flask import Blueprint, Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "order"
JWTManager(app)
bp = Blueprint("bp", __name__)


def check(f):
    @wraps(f)
    def inner(*a, **k):
        verify_jwt_in_request()
        return f(*a, **k)

    return inner


@check
@app.get("/above")
def above():  # want: GET /above open
    return "x"


@app.get("/below")
@check
def below():  # want: GET /below protected
    return "x"


@app.get("/first")
@check
@app.get("/second", endpoint="second")
def two_rules():  # want: GET /first protected; GET /second open
    return "x"


@bp.route("/a")
@bp.route("/b", methods=["POST"])
@jwt_required()
def two_more():  # want: GET /bp/a protected; POST /bp/b protected
    return "x"


@jwt_required()
@bp.route("/c")
@bp.route("/d")
def both_open():  # want: GET /bp/c open; GET /bp/d open
    return "x"


def later():  # want: GET /later protected; GET /later-open open
    return "later"


app.add_url_rule("/later-open", "later_open", later)
later = check(later)
app.add_url_rule("/later", "later", later)


class Api(MethodView):
    @check
    def get(self):  # want: GET /api protected
        return "x"

    post = check(lambda self: "post")  # want: POST /api protected

    def put(self):  # want: DELETE /api open; PUT /api open
        return "put"

    delete = put


app.add_url_rule("/api", view_func=Api.as_view("api"))
app.register_blueprint(bp, url_prefix="/bp")


@check
@app.before_request
def useless_hook():
    return None
