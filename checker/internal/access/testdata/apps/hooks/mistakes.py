from flask import Flask, Blueprint, request, abort

app = Flask(__name__)
a = Blueprint("a", __name__, url_prefix="/a")
b = Blueprint("b", __name__, url_prefix="/b")
c = Blueprint("c", __name__, url_prefix="/c")
d = Blueprint("d", __name__, url_prefix="/d")


def key():
    if not request.headers.get("K"):
        abort(401)


@a.before_app_request
def only_a():
    if request.blueprint == "a":
        key()


@b.after_request
def too_late(response):
    key()
    return response


@c.teardown_request
def way_too_late(exc):
    key()


class Outer:
    def hook(self):
        key()


outer = Outer()
d.before_request(outer.hook)


@a.get("/")
def ia():  # want: GET /a/ protected
    return "a"


@b.get("/")
def ib():  # want: GET /b/ open
    return "b"


@c.get("/")
def ic():  # want: GET /c/ open
    return "c"


@d.get("/")
def id_():  # want: GET /d/ protected
    return "d"


for bp in (a, b, c, d):
    app.register_blueprint(bp)


@app.get("/e")
def e():  # want: GET /e protected
    return "e"


def late():
    if request.path == "/e":
        key()


hooks = app.before_request_funcs.get(None, [])
hooks.append(late)
app.before_request_funcs[None] = [h for h in hooks if h.__name__ != "nothing"]
