# Run with flask-smorest 0.40.0.
from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields, EXCLUDE

app = Flask(__name__)
app.config.update(API_TITLE="A", API_VERSION="1", OPENAPI_VERSION="3.0.2")
api = Api(app)
b = Blueprint("v1", "v1", url_prefix="/v1")


class Sent(Schema):
    class Meta:
        unknown = EXCLUDE
    authorization = fields.Str(required=True, data_key="Authorization")


class Maybe(Sent):
    authorization = fields.Str(data_key="Authorization")


@b.route("/a")
class A(MethodView):
    @b.arguments(Sent, location="headers")
    def get(self, h): return {}  # want: GET /v1/a protected

    @b.arguments(Maybe, location="headers")
    def post(self, h): return {}  # want: POST /v1/a open

    @b.arguments(Sent(partial=True), location="headers")
    def patch(self, h): return {}  # want: PATCH /v1/a open

    @b.arguments(Maybe(many=False), location="headers")
    def delete(self, h): return {}  # want: DELETE /v1/a open


api.register_blueprint(b)
