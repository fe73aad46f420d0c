# Run with flask-smorest 0.40.0.
from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint, abort
from flask_jwt_extended import JWTManager, jwt_required, get_jwt
import marshmallow as ma

app = Flask(__name__)
app.config.update(API_TITLE="x", API_VERSION="1", OPENAPI_VERSION="3.0.2", JWT_SECRET_KEY="k")
JWTManager(app)
api = Api(app)
blp = Blueprint("pets", "pets", url_prefix="/pets", description="x")


class PetSchema(ma.Schema):
    id = ma.fields.Int(dump_only=True)
    name = ma.fields.String()


@blp.route("/")
class Pets(MethodView):
    @blp.arguments(PetSchema, location="query")
    @blp.response(200, PetSchema(many=True))
    def get(self, args): return []  # want: GET /pets/ open

    @jwt_required()
    @blp.arguments(PetSchema)
    @blp.response(201, PetSchema)
    def post(self, new): return new  # want: POST /pets/ protected

    @blp.doc(security=[{"bearer": []}])
    @blp.response(204)
    def delete(self): return None  # want: DELETE /pets/ open


@blp.route("/<int:pid>")
class Pet(MethodView):
    decorators = [jwt_required()]

    @blp.response(200, PetSchema)
    def get(self, pid):  # want: GET /pets/<int:pid> protected
        if not get_jwt().get("admin"):
            abort(401, message="x")
        return {}


@blp.route("/fn", methods=["POST"])
@blp.arguments(PetSchema)
@blp.response(200, PetSchema)
def fn(args): return args  # want: POST /pets/fn open


@blp.route("/fn2", methods=["POST"])
@blp.response(200, PetSchema)
@jwt_required()
@blp.paginate()
def fn2(pagination_parameters): return {}  # want: POST /pets/fn2 protected


api.register_blueprint(blp)
