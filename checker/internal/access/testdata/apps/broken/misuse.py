"""Guards of libraries in the wrong form, in odd places, and with results that are lost."""
from functools import partial, wraps

from flask import Blueprint, Flask, jsonify, request
from flask.views import MethodView
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request
from flask_login import LoginManager, login_required
from flask_restful import Api, Resource

app = Flask(__name__)
app.config.update(SECRET_KEY="misuse", JWT_SECRET_KEY="misuse", PROPAGATE_EXCEPTIONS=True)
JWTManager(app)
manager = LoginManager(app)
manager.user_loader(lambda key: None)
api = Api(app)


def lost_call(f):
    @wraps(f)
    def inner(*a, **k):
        jwt_required()
        return f(*a, **k)

    return inner


def lost_reference(f):
    @wraps(f)
    def inner(*a, **k):
        verify_jwt_in_request
        return f(*a, **k)

    return inner


def lost_wrapper(f):
    jwt_required()(f)
    return f


def lost_inner(f):
    @wraps(f)
    def inner(*a, **k):
        jwt_required()(f)
        return f(*a, **k)

    return inner


def called_inner(f):
    @wraps(f)
    def inner(*a, **k):
        return jwt_required()(f)(*a, **k)

    return inner


def checks_default(f, guard=jwt_required()):
    return guard(f)


def truthy_first(f):
    return jwt_required("headers")(f)


class Bare(MethodView):
    decorators = [jwt_required]

    def get(self):  # want: GET /cls/bare broken
        return "x"


class Ignored(MethodView):
    method_decorators = [jwt_required()]

    def get(self):  # want: GET /cls/ignored open
        return "x"


class Misspelt(MethodView):
    decorator = [jwt_required()]

    def get(self):  # want: GET /cls/misspelt open
        return "x"


class Single(Resource):
    method_decorators = {"GET": [jwt_required()], "post": [jwt_required()]}

    def get(self):  # want: GET /cls/single open
        return "x"

    def post(self):  # want: POST /cls/single protected
        return "x"


class OnInstance(Resource):
    def __init__(self):
        self.method_decorators = [login_required]

    def get(self):  # want: GET /cls/instance protected
        return "x"


@app.get("/bare")
@jwt_required
def v_bare():  # want: GET /bare broken
    return "x"


@app.get("/lost-call")
@lost_call
def v1():  # want: GET /lost-call open
    return "x"


@app.get("/lost-reference")
@lost_reference
def v2():  # want: GET /lost-reference open
    return "x"


@app.get("/lost-wrapper")
@lost_wrapper
def v3():  # want: GET /lost-wrapper open
    return "x"


@app.get("/lost-inner")
@lost_inner
def v4():  # want: GET /lost-inner open
    return "x"


@app.get("/called-inner")
@called_inner
def v5():  # want: GET /called-inner protected
    return "x"


@app.get("/default")
@checks_default
def v6():  # want: GET /default protected
    return "x"


@app.get("/truthy")
@truthy_first
def v7():  # want: GET /truthy optional
    return "x"


@app.get("/login-then-optional")
@login_required
@jwt_required(optional=True)
def v8():  # want: GET /login-then-optional protected
    return "x"


@app.get("/identity")
def v9():  # want: GET /identity open
    return jsonify(get_jwt_identity())


app.add_url_rule("/cls/bare", view_func=Bare.as_view("cls_bare"))
app.add_url_rule("/cls/ignored", view_func=Ignored.as_view("cls_ignored"))
app.add_url_rule("/cls/misspelt", view_func=Misspelt.as_view("cls_misspelt"))
api.add_resource(Single, "/cls/single")
api.add_resource(OnInstance, "/cls/instance")
