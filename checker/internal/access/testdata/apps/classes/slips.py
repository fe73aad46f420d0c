from functools import wraps
from flask import Flask, request, abort
from flask.views import MethodView, View
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)


def key(f):
    @wraps(f)
    def inner(*a, **k):
        if not request.headers.get("K"):
            abort(401)
        return f(*a, **k)
    return inner


@key
class A(MethodView):
    def get(self):
        return "a"


class B(MethodView):
    decorator = [key]

    def get(self):  # want: GET /b open; GET /k protected
        return "b"


class C(MethodView):
    def __init__(self):
        self.decorators = [key]

    def get(self):  # want: GET /c open
        return "c"


class D(MethodView):
    @key
    def dispatch_request(self, *a, **k):
        return super().dispatch_request(*a, **k)

    def get(self):  # want: GET /d protected
        return "d"


class E(Resource):
    decorators = [key]

    def get(self):  # want: GET /e protected
        return "e"


class F(Resource):
    method_decorators = {"POST": [key]}

    def get(self):  # want: GET /f open
        return "f"

    def post(self):  # want: POST /f open
        return "f"


class G(Resource):
    method_decorators = [key]
    get = lambda self: "g"  # want: GET /g protected; GET /h open


class H(G):
    method_decorators = []


class I(View):
    methods = ["GET", "POST"]
    decorators = [key]

    def dispatch_request(self):  # want: GET /i protected; GET /j open; POST /i protected; POST /j open
        return "i"


class J(I):
    decorators = [lambda f: f]


app.add_url_rule("/b", view_func=B.as_view("b"))
app.add_url_rule("/c", view_func=C.as_view("c"))
app.add_url_rule("/d", view_func=D.as_view("d"))
app.add_url_rule("/i", view_func=I.as_view("i"))
app.add_url_rule("/j", view_func=J.as_view("j"))
app.add_url_rule("/k", view_func=key(B.as_view("k")))
for cls in (E, F, G, H):
    api.add_resource(cls, "/" + cls.__name__.lower())
