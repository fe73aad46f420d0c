"""Class attributes that are computed, class decorators, metaclasses, dataclass views."""
from dataclasses import dataclass
from functools import wraps

from flask import Blueprint, Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "computed"
JWTManager(app)
bp = Blueprint("bp", __name__)


def protect_all(cls):
    for name in ("get", "post", "put", "patch", "delete"):
        method = cls.__dict__.get(name)
        if method is not None:
            setattr(cls, name, jwt_required()(method))
    return cls


def protect(*names):
    def deco(cls):
        for name in names:
            setattr(cls, name, jwt_required()(getattr(cls, name)))
        return cls

    return deco


def with_decorators(*decorators):
    def deco(cls):
        cls.decorators = [*cls.decorators, *decorators]
        return cls

    return deco


class AutoRegister(type(MethodView)):
    """Registers every class that has a URL."""

    classes = []

    def __new__(mcs, name, bases, namespace, **kw):
        cls = super().__new__(mcs, name, bases, namespace)
        if namespace.get("url"):
            mcs.classes.append(cls)
        return cls


class Endpoint(MethodView, metaclass=AutoRegister):
    url = None
    public = False

    @classmethod
    def register(cls, target):
        view = cls.as_view(cls.__name__.lower())
        if not cls.public:
            view = jwt_required()(view)
        target.add_url_rule(cls.url, view_func=view)


class Alpha(Endpoint):
    url = "/alpha"

    def get(self):  # want: GET /alpha protected
        return "alpha"


class Beta(Endpoint):
    url = "/beta"
    public = True

    def get(self):  # want: GET /beta open
        return "beta"

    @jwt_required()
    def put(self):  # want: PUT /beta protected
        return "beta"


@protect_all
class Closed(MethodView):
    def get(self):  # want: GET /closed protected; GET /inherits protected
        return "closed"

    def post(self):  # want: POST /closed protected
        return "closed"


class Inherits(Closed):
    def post(self):  # want: POST /inherits open
        return "overridden"


@protect("post")
class Half(MethodView):
    def get(self):  # want: GET /half open
        return "half"

    def post(self):  # want: POST /half protected
        return "half"


@with_decorators(jwt_required())
class Decorated(MethodView):
    def get(self):  # want: GET /decorated protected
        return "decorated"


class Generated(MethodView):
    decorators = [d for d in (jwt_required(),) if app.config["JWT_SECRET_KEY"]]

    def get(self):  # want: GET /generated protected
        return "generated"


def crud(name, closed):
    def get(self):  # want: GET /crud/pets open; GET /crud/toys open
        return name

    def post(self):  # want: POST /crud/pets protected; POST /crud/toys open
        return name

    namespace = {"get": get, "post": jwt_required()(post) if closed else post}
    return type(name.title(), (MethodView,), namespace)


app.add_url_rule("/closed", view_func=Closed.as_view("closed"))
app.add_url_rule("/inherits", view_func=Inherits.as_view("inherits"))
app.add_url_rule("/half", view_func=Half.as_view("half"))
app.add_url_rule("/decorated", view_func=Decorated.as_view("decorated"))
app.add_url_rule("/generated", view_func=Generated.as_view("generated"))
for cls in AutoRegister.classes:
    cls.register(app)
for name, closed in {"pets": True, "toys": False}.items():
    app.add_url_rule(f"/crud/{name}", view_func=crud(name, closed).as_view(name))
