"""Resources that are added after their blueprint, settings that must be there, and views imported inside a context."""
import os

from flask import Blueprint, Flask, current_app
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource

blueprint = Blueprint("api", __name__, url_prefix="/api")
api = Api(blueprint)


class Open(Resource):
    def get(self):  # want: GET /api/open open
        return "x"


class Closed(Resource):
    @jwt_required()
    def get(self):  # want: GET /api/closed protected
        return "x"


def create_app(strict=False):
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = os.environ.get("LATE_KEY", "late registration, and long enough")
    if strict and not os.environ.get("LATE_KEY"):
        raise RuntimeError("LATE_KEY is not set")
    JWTManager(app)
    app.register_blueprint(blueprint)
    api.add_resource(Open, "/open")
    api.add_resource(Closed, "/closed")
    with app.app_context():
        name = current_app.json.dumps({"name": app.import_name})

        @app.get("/inside")
        @jwt_required()
        def inside():  # want: GET /inside protected
            return name

    return app


app = create_app()
