from flask import Flask, abort, request
from flask_login import LoginManager, UserMixin, login_required, current_user, login_user
from functools import wraps

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager()


@manager.user_loader
def load(uid):
    return None


@manager.request_loader
def by_key(req):
    key = req.args.get("key")
    if key:
        return User()
    return None


class User(UserMixin):
    id = "1"
    is_admin = True


def admin_required(f):
    @wraps(f)
    def inner(*a, **k):
        if not getattr(current_user, "is_admin", False):
            abort(403)
        return f(*a, **k)
    return inner


def admin_attr(f):
    @wraps(f)
    @login_required
    def inner(*a, **k):
        if not current_user.is_admin:
            abort(403)
        return f(*a, **k)
    return inner


@app.get("/a")
@admin_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@admin_attr
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@login_required
def c():  # want: GET /c protected
    return "c"


@app.before_request
def block():
    if request.path.startswith("/admin") and current_user.is_anonymous:
        return manager.unauthorized()


@app.get("/admin/x")
def admin_x():  # want: GET /admin/x protected
    return "x"


manager.init_app(app)
