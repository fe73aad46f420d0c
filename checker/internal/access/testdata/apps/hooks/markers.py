"""A hook that reads marks which decorators leave on the views."""
from flask import Flask, abort, current_app, jsonify, request
from flask.views import MethodView
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "marks"
JWTManager(app)

EXEMPT = set()


def public(view):
    view.is_public = True
    return view


def exempt(view):
    EXEMPT.add(f"{view.__module__}.{view.__name__}")
    return view


def roles(*names):
    def mark(view):
        view._roles = names
        return view

    return mark


@app.before_request
def guard():
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "is_public", False):
        return
    if f"{view.__module__}.{view.__name__}" in EXEMPT:
        return
    view_class = getattr(view, "view_class", None)
    if view_class is not None and getattr(view_class, "is_public", False):
        return
    if hasattr(view, "_roles") and "guest" in view._roles:
        return
    verify_jwt_in_request()


@app.get("/")
@public
def index():  # want: GET / open
    return "index"


@public
@app.get("/marked-above")
def marked_above():  # want: GET /marked-above open
    """The mark is put on the function that is registered, so order does not matter."""
    return "above"


@app.get("/exempt")
@exempt
def exempted():  # want: GET /exempt open
    return "exempt"


@app.get("/guests")
@roles("guest", "user")
def guests():  # want: GET /guests open
    return "guests"


@app.get("/users")
@roles("user")
def users():  # want: GET /users protected
    return jsonify([])


@app.get("/plain")
def plain():  # want: GET /plain protected
    return "plain"


@public
class Open(MethodView):
    def get(self):  # want: GET /open open
        return "open"


class Closed(MethodView):
    is_public = False

    def get(self):  # want: GET /closed protected; GET /still-open open
        return "closed"

    def post(self):  # want: POST /closed protected
        return "closed"


class StillOpen(Closed):
    is_public = True

    def post(self):  # want: POST /still-open open
        return "still open"


app.add_url_rule("/open", view_func=Open.as_view("open"))
app.add_url_rule("/closed", view_func=Closed.as_view("closed"))
app.add_url_rule("/still-open", view_func=StillOpen.as_view("still_open"))
