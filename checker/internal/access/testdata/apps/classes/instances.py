"""as_view with arguments, init_every_request, wrapping what as_view gives, decorators set from outside."""
from functools import wraps

from flask import Blueprint, Flask, jsonify, request
from flask.views import MethodView, View
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "instances"
JWTManager(app)
bp = Blueprint("bp", __name__)


def audited(view):
    @wraps(view)
    def inner(*args, **kwargs):
        app.logger.info(request.method)
        return view(*args, **kwargs)

    return inner


class Listing(MethodView):
    init_every_request = False

    def __init__(self, model, public=False):
        self.model = model
        self.public = public

    def _check(self):
        if not self.public:
            verify_jwt_in_request()

    def get(self):  # want: GET /stories/ open; GET /users/ protected
        self._check()
        return jsonify(self.model)

    def post(self):  # want: POST /stories/ protected; POST /users/ protected
        verify_jwt_in_request()
        return jsonify(self.model)


class Checked(View):
    def __init__(self):
        verify_jwt_in_request()

    def dispatch_request(self):  # want: GET /checked protected
        return "checked"


class CheckedOnce(View):
    """With one instance for all requests __init__ runs when the view is made."""

    init_every_request = False

    def __init__(self, name):
        self.name = name

    def dispatch_request(self):  # want: GET /checked-once open
        return self.name


class Late(MethodView):
    def get(self):  # want: GET /bp/late protected; GET /late-guarded protected; GET /late-open open
        return "late"


class Later(MethodView):
    def get(self):  # want: GET /bp/later protected
        return "later"


def register_api(app, model, name, public):
    view = Listing.as_view(f"{name}-list", model, public=public)
    app.add_url_rule(f"/{name}/", view_func=view, methods=["GET", "POST"])


register_api(app, "user", "users", public=False)
register_api(app, "story", "stories", public=True)
app.add_url_rule("/checked", view_func=Checked.as_view("checked"))
app.add_url_rule("/checked-once", view_func=CheckedOnce.as_view("once", "n"))

late = Late.as_view("late")
app.add_url_rule("/late-open", view_func=late)
Late.decorators = [jwt_required()]
app.add_url_rule("/late-guarded", view_func=Late.as_view("late2"))

Later.get = jwt_required()(Later.get)
bp.add_url_rule("/later", view_func=audited(Later.as_view("later")))
bp.add_url_rule("/late", view_func=audited(jwt_required()(late)), endpoint="late3")
app.register_blueprint(bp, url_prefix="/bp")
