"""Hooks at every level, in Flask's order, some registered twice, some late, one that is replaced."""
from flask import Blueprint, Flask, abort, g, request, session
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="levels", JWT_SECRET_KEY="levels")
JWTManager(app)

outer = Blueprint("outer", __name__, url_prefix="/outer")
inner = Blueprint("inner", __name__, url_prefix="/inner")
sibling = Blueprint("sibling", __name__, url_prefix="/sibling")
wide = Blueprint("wide", __name__)
never = Blueprint("never", __name__)


@app.before_request
def first():
    g.trail = ["app"]


@outer.before_request
def outer_hook():
    g.trail.append("outer")
    g.allowed = request.path.endswith("/free")


@inner.before_request
def inner_hook():
    if "outer" not in g.trail:
        abort(403)
    if not g.allowed:
        verify_jwt_in_request()


@sibling.before_request
def sibling_hook():
    if getattr(g, "allowed", False):
        return
    if "outer" in g.trail:
        abort(401)


@wide.before_app_request
def everywhere():
    if request.path.startswith("/wide-open"):
        g.wide = True
    elif request.path.startswith("/wide"):
        abort(401)


@never.before_app_request
def not_registered():
    abort(401)


@outer.after_request
def after(response):
    response.headers["X-Trail"] = ",".join(g.trail)
    return response


@inner.get("/x")
def inner_x():  # want: GET /outer/inner/x protected
    return "x"


@inner.get("/free")
def inner_free():  # want: GET /outer/inner/free open
    return "x"


@outer.get("/x")
def outer_x():  # want: GET /outer/x open
    return "x"


@sibling.get("/x")
def sibling_x():  # want: GET /sibling/x open
    return "x"


@app.get("/wide")
def wide_x():  # want: GET /wide protected
    return "x"


@app.get("/wide-open")
def wide_open():  # want: GET /wide-open open
    return "x"


@app.get("/plain")
def plain():  # want: GET /plain open
    return ",".join(g.trail)


outer.register_blueprint(inner)
app.register_blueprint(outer)
app.register_blueprint(sibling)
app.register_blueprint(wide)


@app.before_request
def last():
    """Declared after all routes, and still runs for them."""
    if request.endpoint == "plain" and "app" not in g.trail:
        abort(500)
    if request.path == "/late":
        verify_jwt_in_request()


@app.get("/late")
def late():  # want: GET /late protected
    return "x"
