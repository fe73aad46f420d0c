from flask import Flask, request
from flask_restful import Api, Resource, abort
from flask_jwt_extended import JWTManager, jwt_required, get_jwt, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "tree"
app.config["PROPAGATE_EXCEPTIONS"] = True
JWTManager(app)


class SecureApi(Api):
    def __init__(self, *a, secure=True, **k):
        if secure:
            k.setdefault("decorators", []).append(jwt_required())
        super().__init__(*a, **k)


class Node(Resource):
    children = []
    path = None

    @classmethod
    def attach(cls, api, base=""):
        url = base + "/" + (cls.path or cls.__name__.lower())
        api.add_resource(cls, url, endpoint=url.strip("/").replace("/", "_"))
        for child in cls.children:
            child.attach(api, url)

    def get(self):  # want: GET /secure/branch protected; GET /secure/branch/leaf protected; GET /secure/branch/mixed protected; GET /tree open; GET /tree/branch open; GET /tree/branch/leaf protected; GET /tree/branch/mixed open; GET /tree/mixed open
        return {"at": request.path}


class Leaf(Node):
    method_decorators = [jwt_required()]


class Mixed(Node):
    @jwt_required(fresh=True)
    def post(self):  # want: POST /secure/branch/mixed protected; POST /tree/branch/mixed protected; POST /tree/mixed protected
        return {}


class Branch(Node):
    children = [Leaf, Mixed]


class Root(Node):
    children = [Branch, Mixed]
    path = "tree"


Root.attach(Api(app))
Branch.attach(SecureApi(app), "/secure")
