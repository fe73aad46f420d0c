from flask import Flask, jsonify, current_app, request
import flask_login
from flask_login import utils as fl_utils, config as fl_config, mixins

app = Flask(__name__)
app.secret_key = "k"
login_manager = flask_login.LoginManager()
login_manager.init_app(app)
EXEMPT = fl_config.EXEMPT_METHODS


@login_manager.user_loader
def load(i):
    return None


class Visitor(mixins.AnonymousUserMixin):
    plan = "free"

    @property
    def is_authenticated(self):
        return False

    def allows(self, what):
        return what in ("search",)


login_manager.anonymous_user = lambda: Visitor()


def allowed(what):
    def deco(f):
        def inner(*a, **k):
            if not flask_login.current_user.allows(what):
                return current_app.login_manager.unauthorized()
            return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return deco


@app.get("/search")
@allowed("search")
def search():  # want: GET /search open
    return "s"


@app.get("/export")
@allowed("export")
def export():  # want: GET /export protected
    return "e"


@app.get("/plan")
def plan():  # want: GET /plan open
    return flask_login.current_user.plan


@app.get("/utils")
@fl_utils.login_required
def utils():  # want: GET /utils protected
    return "u"


def copied(func):
    from functools import wraps

    @wraps(func)
    def decorated_view(*args, **kwargs):
        if request.method in EXEMPT or current_app.config.get("LOGIN_DISABLED"):
            pass
        elif not flask_login.current_user.is_authenticated:
            return current_app.login_manager.unauthorized()
        return current_app.ensure_sync(func)(*args, **kwargs)
    return decorated_view


@app.get("/copied")
@copied
def c():  # want: GET /copied protected
    return "c"


@app.get("/free")
def free():  # want: GET /free open
    if flask_login.current_user.plan != "free":
        return "paid"
    return "free"
