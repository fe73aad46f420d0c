from flask import Flask, Blueprint
from flask_restful import Api, Resource

outer = Blueprint("outer", __name__, url_prefix="/outer")
inner = Blueprint("inner", __name__, url_prefix="/inner")
other = Blueprint("other", __name__, url_prefix="/other")


@inner.before_request
def guard():
    return "no", 401


@outer.before_request
def guard2():
    return "no", 401


@other.before_request
def guard3():
    return "no", 401


@inner.get("/before")
def before():  # want: GET /outer/inner/before protected
    return "b"


api = Api(inner)
api2 = Api(other, prefix="/v1")


@inner.get("/after")
def after():  # want: GET /outer/inner/after open
    return "a"


@inner.get("after-without-slash")
def after2():  # want: GET /outer/innerafter-without-slash open
    return "a"


class Thing(Resource):
    def get(self):  # want: GET /other/v1/thing protected; GET /outer/inner/thing open
        return 1


api.add_resource(Thing, "/thing")
api2.add_resource(Thing, "/thing")


@other.get("/plain")
def plain():  # want: GET /other/plain protected
    return "x"


@other.before_app_request
def everywhere():
    pass


outer.register_blueprint(inner)
app = Flask(__name__)
app.register_blueprint(outer)
app.register_blueprint(other, url_prefix="/other")
