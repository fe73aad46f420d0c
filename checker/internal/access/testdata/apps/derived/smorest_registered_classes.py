# derived from flask_smorest/blueprint.py 0.42: Blueprint.add_url_rule makes views of MethodViews
"""A blueprint of flask-smorest whose classes are registered by calls."""
from flask import Flask
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required
from flask_smorest import Api, Blueprint

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)
api = Api(app)
blueprint = Blueprint("api", __name__, url_prefix="/api")


class Trees(MethodView):
    @jwt_required()
    def get(self): return []  # want: GET /api/trees/ protected

    def delete(self): return ""  # want: DELETE /api/trees/ open


class Tree(MethodView):
    decorators = [jwt_required()]

    def get(self, handle): return {}  # want: GET /api/trees/<handle> protected


def status(): return {}  # want: GET /api/status open


def register(resource, url, name=None, tags=None):
    blueprint.add_url_rule(url, endpoint=name, view_func=resource, tags=tags)


register(Trees, "/trees/", "trees", tags=["Trees"])
register(Tree, "/trees/<handle>")
blueprint.add_url_rule("/status", "status", status)
api.register_blueprint(blueprint)
