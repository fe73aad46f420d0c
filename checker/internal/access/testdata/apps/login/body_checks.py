"""flask_login: request_loader, roles in decorators, user in hooks, disabled."""
from functools import wraps

from flask import Blueprint, Flask, abort, g, redirect, request, url_for
from flask_login import (AnonymousUserMixin, LoginManager, UserMixin, current_user, login_required, login_url)
from flask_login.utils import login_required as lr

app = Flask(__name__)
app.secret_key = "roles"
login_manager = LoginManager()
login_manager.init_app(app)


class User(UserMixin):
    role = "user"


class Anonymous(AnonymousUserMixin):
    role = "anonymous"

    def can(self, permission):
        return permission == "read"

    def is_administrator(self):
        return False


login_manager.anonymous_user = Anonymous


@login_manager.user_loader
def load_user(key):
    return User()


@login_manager.request_loader
def load_from_request(req):
    key = req.headers.get("X-Key")
    if key == "valid":
        return User()
    return None


def permission(name):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not current_user.can(name):
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def role(*names):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if current_user.role not in names:
                return redirect(url_for("index"))
            return f(*a, **k)

        return inner

    return deco


def load_g(f):
    @wraps(f)
    def inner(*a, **k):
        g.user = current_user._get_current_object()
        return f(*a, **k)

    return inner


def g_authenticated(f):
    @wraps(f)
    def inner(*a, **k):
        if g.user.is_authenticated:
            return f(*a, **k)
        return login_manager.unauthorized()

    return inner


@app.get("/")
def index():  # want: GET / open
    return "index"


@app.get("/read")
@permission("read")
def read():  # want: GET /read open
    return "read"


@app.get("/write")
@permission("write")
def write():  # want: GET /write protected
    return "write"


@app.get("/admins")
@role("admin", "owner")
def admins():  # want: GET /admins protected
    return "admins"


@app.get("/anonymous")
@role("anonymous")
def anonymous():  # want: GET /anonymous open
    return "anonymous"


@app.get("/g")
@load_g
@g_authenticated
def by_g():  # want: GET /g protected
    return "g"


@app.get("/lr")
@lr
def by_lr():  # want: GET /lr protected
    return "lr"


@app.route("/admin-only")
@login_required
@role("admin")
def admin_only():  # want: GET /admin-only protected
    return "x"
