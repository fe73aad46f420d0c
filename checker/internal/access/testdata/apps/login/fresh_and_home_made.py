from flask import Flask, Blueprint, request, redirect, url_for
from flask_login import (LoginManager, login_required, current_user, fresh_login_required, login_user, logout_user,
                         UserMixin, login_fresh, login_remembered, confirm_login)

app = Flask(__name__)
app.secret_key = "k"
login_manager = LoginManager()
login_manager.login_view = "auth.login"
login_manager.refresh_view = "auth.reauth"
login_manager.session_protection = "strong"
auth = Blueprint("auth", __name__, url_prefix="/auth")
main = Blueprint("main", __name__)


@login_manager.user_loader
def load_user(uid): return None


@login_manager.needs_refresh_handler
def refresh(): return "refresh", 200


@auth.route("/login", methods=["GET", "POST"])
def login(): return "login"  # want: GET /auth/login open; POST /auth/login open


@auth.route("/reauth")
@login_required
def reauth(): return "reauth"  # want: GET /auth/reauth protected


@auth.route("/logout")
@login_required
def logout():  # want: GET /auth/logout protected
    logout_user()
    return redirect(url_for("main.index"))


@main.route("/")
def index(): return "x"  # want: GET / open


@main.route("/profile", methods=["GET", "OPTIONS", "POST"])
@fresh_login_required
def profile(): return "p"  # want: GET /profile protected; POST /profile protected


def is_fresh(f):
    def inner(*a, **k):
        if not login_fresh():
            return login_manager.needs_refresh()
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/fresh")
@is_fresh
def fresh(): return "f"  # want: GET /fresh protected


def owner(f):
    def inner(*a, **k):
        if current_user.get_id() != "1":
            return "no", 403
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/owner")
@owner
def own(): return "o"  # want: GET /owner protected


def truthy(f):
    def inner(*a, **k):
        if not current_user:
            return "no", 403
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/truthy")
@truthy
def tr(): return "o"  # want: GET /truthy open


def none_check(f):
    def inner(*a, **k):
        if current_user is None:
            return "no", 403
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/nonecheck")
@none_check
def nc(): return "o"  # want: GET /nonecheck open


def callable_auth(f):
    def inner(*a, **k):
        if not getattr(current_user, "is_authenticated", False):
            return login_manager.unauthorized()
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/callable")
@callable_auth
def ca(): return "o"  # want: GET /callable protected


def anon(f):
    def inner(*a, **k):
        if current_user.is_anonymous:
            return redirect(url_for("auth.login", next=request.url))
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@main.route("/anon")
@anon
def an(): return "o"  # want: GET /anon protected


app.register_blueprint(auth)
app.register_blueprint(main)
login_manager.init_app(app)
