from flask import Flask, redirect, url_for, request, abort, Blueprint
from flask.views import View, MethodView
from flask_login import LoginManager, current_user, login_required


class AdminIndex:
    """Shaped like an admin extension: views ask is_accessible."""

    def is_accessible(self):
        return True

    def inaccessible_callback(self, name, **kwargs):
        abort(403)

    def _handle_view(self, name, **kwargs):
        if not self.is_accessible():
            return self.inaccessible_callback(name, **kwargs)


def expose(url="/", methods=("GET",)):
    def wrap(f):
        f._urls = getattr(f, "_urls", []) + [(url, methods)]
        return f
    return wrap


class BaseView(AdminIndex):
    def __init__(self, name, endpoint=None):
        self.name, self.endpoint = name, endpoint or name.lower()

    def create_blueprint(self):
        bp = Blueprint(self.endpoint, __name__, url_prefix="/admin/" + self.endpoint)
        for attr in dir(self):
            f = getattr(self, attr)
            for url, methods in getattr(f, "_urls", ()):
                bp.add_url_rule(url, attr, self._wrap(f, attr), methods=methods)
        return bp

    def _wrap(self, f, name):
        def inner(**kwargs):
            abort_response = self._handle_view(name, **kwargs)
            if abort_response is not None:
                return abort_response
            return f(**kwargs)
        inner.__name__ = name
        return inner


class Users(BaseView):
    def is_accessible(self):
        return current_user.is_authenticated

    def inaccessible_callback(self, name, **kwargs):
        return redirect(url_for("login", next=request.url))

    @expose("/")
    def index(self):  # want: GET /admin/staff/ protected; GET /admin/users/ protected
        return "users"

    @expose("/new", methods=("POST",))
    def new(self):  # want: POST /admin/staff/new protected; POST /admin/users/new protected
        return "new"


class Stats(BaseView):
    @expose("/")
    def index(self):  # want: GET /admin/stats/ open
        return "stats"


class Staff(Users):
    def is_accessible(self):
        return super().is_accessible() and current_user.staff

    @expose("/rota")
    def rota(self):  # want: GET /admin/staff/rota protected
        return "rota"


app = Flask(__name__)
app.secret_key = "k"
lm = LoginManager(app)
lm.user_loader(lambda u: None)


@app.get("/login")
def login():  # want: GET /login open
    return "login"


for view in (Users("Users"), Stats("Stats"), Staff("Staff", endpoint="staff")):
    app.register_blueprint(view.create_blueprint())
