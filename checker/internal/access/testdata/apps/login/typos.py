from functools import wraps
from flask import Flask, abort, redirect
from flask_login import LoginManager, current_user, login_required, UserMixin

app = Flask(__name__)
app.secret_key = "x"
lm = LoginManager(app)


@lm.user_loader
def load(i):
    return None


def called(f):
    @wraps(f)
    def w(*a, **k):
        if not current_user.is_authenticated():
            abort(401)
        return f(*a, **k)
    return w


def uncalled(f):
    @wraps(f)
    def w(*a, **k):
        if not current_user.get_id:
            abort(401)
        return f(*a, **k)
    return w


def by_id(f):
    @wraps(f)
    def w(*a, **k):
        if current_user.get_id() is None:
            abort(401)
        return f(*a, **k)
    return w


def by_none(f):
    @wraps(f)
    def w(*a, **k):
        if current_user is None:
            abort(401)
        return f(*a, **k)
    return w


def by_bool(f):
    @wraps(f)
    def w(*a, **k):
        if not current_user:
            abort(401)
        return f(*a, **k)
    return w


def by_attr(f):
    @wraps(f)
    def w(*a, **k):
        if current_user.role != "admin":
            abort(403)
        return f(*a, **k)
    return w


def by_getattr(f):
    @wraps(f)
    def w(*a, **k):
        if getattr(current_user, "role", None) != "admin":
            abort(403)
        return f(*a, **k)
    return w


def by_anon(f):
    @wraps(f)
    def w(*a, **k):
        return redirect("/login") if current_user.is_anonymous else f(*a, **k)
    return w


def by_active(f):
    @wraps(f)
    def w(*a, **k):
        if current_user.is_active is False:
            abort(403)
        return f(*a, **k)
    return w


for n, deco in enumerate([called, uncalled, by_id, by_none, by_bool, by_attr, by_getattr, by_anon, by_active]):
    app.add_url_rule(f"/{deco.__name__}", deco.__name__, deco(lambda: "x"))  # want: GET /by_active protected; GET /by_anon protected; GET /by_attr broken; GET /by_bool open; GET /by_getattr protected; GET /by_id protected; GET /by_none open; GET /called broken; GET /uncalled open
