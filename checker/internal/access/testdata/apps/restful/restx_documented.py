# Run with flask-restx 1.1.0.
from flask import Flask, Blueprint
from flask_restx import Api, Resource, Namespace, fields
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
JWTManager(app)
bp = Blueprint("api", __name__, url_prefix="/api/v1")
api = Api(bp, version="1.0", security=["apikey"], authorizations={"apikey": {"type": "apiKey", "in": "header", "name": "X-KEY"}}, doc="/docs")
ns = api.namespace("todos", description="x", decorators=[])
todo = api.model("Todo", {"id": fields.Integer(readonly=True), "task": fields.String(required=True)})
parser = api.parser()
parser.add_argument("Authorization", location="headers", required=True)


@ns.route("/")
class TodoList(Resource):
    @ns.marshal_list_with(todo)
    @ns.doc("list", security="apikey")
    def get(self): return []  # want: GET /api/v1/todos/ open

    @jwt_required()
    @ns.expect(todo)
    @ns.marshal_with(todo, code=201)
    def post(self): return {}, 201  # want: POST /api/v1/todos/ protected


@ns.route("/<int:id>")
@ns.response(404, "no")
@ns.param("id", "the id")
class Todo(Resource):
    @ns.doc(security=[{"oauth2": ["read"]}])
    def get(self, id): return {}  # want: GET /api/v1/todos/<int:id> open

    @jwt_required(fresh=True)
    @ns.response(204, "gone")
    def delete(self, id): return "", 204  # want: DELETE /api/v1/todos/<int:id> protected

    @api.expect(parser)
    def put(self, id):  # want: PUT /api/v1/todos/<int:id> open
        parser.parse_args()
        return {}


app.register_blueprint(bp)
