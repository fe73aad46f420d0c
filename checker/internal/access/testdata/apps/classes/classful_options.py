# Run with Flask-Classful 0.14.2.
import functools
from flask import Flask, Blueprint, make_response
from flask_classful import FlaskView, route
from flask_login import LoginManager, login_required, current_user

bp = Blueprint("bp", __name__, url_prefix="/bp")
manager = LoginManager()


@manager.user_loader
def load(i):
    return None


def as_text(data, code, headers=None):
    return make_response(str(data), code, headers or {})


class BaseView(FlaskView):
    representations = {"application/json": as_text}
    excluded_methods = ["shown", "twice"]

    def before_request(self, name, *args, **kwargs):
        self.who = current_user

    def shown(self):
        return str(self.who)


class PagesView(BaseView):
    def index(self):  # want: GET / open
        return {"p": 1}

    @login_required
    def secret(self):  # want: GET /secret/ protected
        return {"s": 1}

    def twice(self):
        return "no route"

    page_size = 20

    class Meta:
        ordering = "name"


class AdminView(BaseView):
    decorators = [login_required]

    def index(self):  # want: GET /again/admin/ protected; GET /bp/admin/ protected
        return {"a": 1}

    @route("/x/<int:n>", endpoint="adm_x")
    @route("/y/<int:n>", methods=["POST", "PUT"])
    def x(self, n):  # want: GET /again/admin/x/<int:n> protected; GET /bp/admin/x/<int:n> protected; POST /again/admin/y/<int:n> protected; POST /bp/admin/y/<int:n> protected; PUT /again/admin/y/<int:n> protected; PUT /bp/admin/y/<int:n> protected
        return {"n": n}


class LanguageView(FlaskView):
    base_args = ["lang"]
    route_base = "/<lang>/m"

    def index(self, lang):  # want: GET /<lang>/m/ open
        return lang

    @login_required
    def get(self, lang, id):  # want: GET /<lang>/m/<id>/ protected
        return id


class ShelfView(FlaskView):
    route_base = "/<int:shelf>/books/"

    def get(self, shelf: int, id: int, page: int = 1):  # want: GET /<int:shelf>/books/<int:id>/ open
        return str(id)

    @login_required
    def by_price(self, shelf, low: float, high: float):  # want: GET /<int:shelf>/books/by_price/<float:low>/<float:high>/ protected
        return "b"


class Guarded(FlaskView):
    default_methods = ["GET", "POST"]
    special_methods = {"index": ["GET"], "create": ["PUT"]}

    def index(self):  # want: GET /g/guarded/ open
        return "i"

    def create(self):  # want: PUT /g/guarded/ open
        return "c"

    def get(self):  # want: GET /g/guarded/get/ open; POST /g/guarded/get/ open
        return "named like another"

    @login_required
    def closed(self):  # want: GET /g/guarded/closed/ protected; POST /g/guarded/closed/ protected
        return "c"


class FirstPageView(FlaskView):
    method_dashified = True
    trailing_slash = False

    def index(self):  # want: GET /first-page open
        return "i"

    def first_page(self):  # want: GET /first-page/first-page open
        return "f"

    @route("second_page")
    @login_required
    def second_page(self, number=1):  # want: GET /first-page/second_page protected
        return "s"


def only_staff(f):
    @functools.wraps(f)
    def inner(*a, **k):
        if not current_user.is_authenticated:
            return "no", 403
        return f(*a, **k)
    return inner


class Shared:
    decorators = [login_required]

    def inherited(self):  # want: GET /first/inherited protected; GET /last/inherited/ open
        return "i"


class First(Shared, FlaskView):
    pass


class Last(FlaskView, Shared):
    @only_staff
    def index(self):  # want: GET /last/ protected
        return "m"

    @only_staff
    @route("/z")
    def z(self):  # want: GET /last/z protected
        return "z"


class Quiet(FlaskView):
    inspect_args = False

    def get(self, id=None):  # want: GET /quiet/ open
        return "q"


def create_app():
    app = Flask(__name__)
    app.secret_key = "x"
    manager.init_app(app)
    PagesView.register(app, route_base="/")
    AdminView.register(bp)
    AdminView.register(app, route_prefix="/again/")
    LanguageView.register(app)
    ShelfView.register(app)
    Guarded.register(app, route_prefix="/g")
    FirstPageView.register(app)
    First.register(app, trailing_slash=False)
    Last.register(app, method_dashified=True)
    Quiet.register(app, defaults={"id": 7})
    app.register_blueprint(bp)
    return app
