"""Decorators that parse the request and hand the result to the view, with a schema for an argument."""
from flask import Flask, request
from flask.views import MethodView
from flask_apispec import marshal_with, use_kwargs
from flask_jwt_extended import JWTManager, create_access_token, jwt_required
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields

app = Flask(__name__)
app.config.update(API_TITLE="notes", API_VERSION="1", OPENAPI_VERSION="3.0.3", JWT_SECRET_KEY="added arguments, and long enough")
JWTManager(app)
api = Api(app)
blp = Blueprint("notes", __name__, url_prefix="/notes")
users = {}


class Note(Schema):
    text = fields.Str()


@blp.route("/")
class Notes(MethodView):
    @blp.arguments(Note)
    @blp.response(201, Note)
    def post(self, note):  # want: POST /notes/ open
        return note

    @jwt_required()
    @blp.arguments(Note)
    def put(self, note):  # want: PUT /notes/ protected
        return note


@app.post("/login")
@use_kwargs(Note)
def login(text):  # want: POST /login open
    if users.get(text) != request.headers.get("User-Agent"):
        return "no", 401
    return create_access_token(identity=text)


@app.get("/read")
@jwt_required()
@use_kwargs(Note)
@marshal_with(Note)
def read(**kwargs):  # want: GET /read protected
    return kwargs


@app.patch("/edit")
@marshal_with(Note)
def edit():  # want: PATCH /edit open
    return request.get_json()


api.register_blueprint(blp)
