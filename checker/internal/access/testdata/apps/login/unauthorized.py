"""flask_login with an unauthorized_handler, and checks of current_user in hooks and decorators."""
from functools import wraps

from flask import Blueprint, Flask, abort, current_app, flash, jsonify, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user, fresh_login_required, login_required, login_user, logout_user

login_manager = LoginManager()
login_manager.login_view = "auth.login"


class User(UserMixin):
    def __init__(self, key, role="user"):
        self.id = key
        self.role = role

    def can(self, what):
        return self.role == "admin" or what == "read"


@login_manager.user_loader
def load_user(user_id):
    return User(user_id)


@login_manager.unauthorized_handler
def unauthorized():
    if request.path.startswith("/api/"):
        return jsonify(error="login required"), 401
    return redirect(url_for("auth.login"))


def permission_required(permission):
    def decorator(f):
        @wraps(f)
        def decorated_function(*args, **kwargs):
            if not current_user.is_authenticated or not current_user.can(permission):
                abort(403)
            return f(*args, **kwargs)

        return decorated_function

    return decorator


def admin_required(f):
    return permission_required("admin")(f)


def check_confirmed(func):
    @wraps(func)
    def decorated_function(*args, **kwargs):
        if current_user.is_authenticated and current_user.role == "unconfirmed":
            flash("Please confirm your account!", "warning")
            return redirect(url_for("auth.login"))
        return func(*args, **kwargs)

    return decorated_function


def anonymous_only(f):
    @wraps(f)
    def inner(*a, **k):
        if not current_user.is_anonymous:
            return redirect("/")
        return f(*a, **k)

    return inner


def by_manager(f):
    @wraps(f)
    def inner(*a, **k):
        if not current_user.is_authenticated:
            return current_app.login_manager.unauthorized()
        return f(*a, **k)

    return inner


auth = Blueprint("auth", __name__)
api = Blueprint("api", __name__, url_prefix="/api")
staff = Blueprint("staff", __name__, url_prefix="/staff")


@staff.before_request
def staff_only():
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    if not current_user.can("admin"):
        abort(403)


@staff.before_request
@login_required
def staff_logged_in():
    """Empty on purpose: the decorator does the work."""


@auth.route("/login", methods=["GET", "POST"])
@anonymous_only
def login():  # want: GET /login open; POST /login open
    if request.method == "POST":
        login_user(User("1"))
        return redirect("/")
    return "<form>"


@auth.route("/logout")
@login_required
def logout():  # want: GET /logout protected
    logout_user()
    return redirect("/")


@api.get("/items")
@login_required
def items():  # want: GET /api/items protected
    return jsonify([])


@api.get("/admin")
@admin_required
def admin():  # want: GET /api/admin protected
    return "admin"


@api.get("/confirmed")
@check_confirmed
def confirmed():  # want: GET /api/confirmed open
    return "confirmed"


@api.get("/confirmed-login")
@login_required
@check_confirmed
def confirmed_login():  # want: GET /api/confirmed-login protected
    return "confirmed"


@api.post("/password")
@fresh_login_required
def change_password():  # want: POST /api/password protected
    return "ok"


@api.get("/manager")
@by_manager
def manager():  # want: GET /api/manager protected
    return "x"


@staff.get("/")
def staff_index():  # want: GET /staff/ protected
    return "staff"


def create_app(config=None):
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "login"
    app.config.update(config or {})
    login_manager.init_app(app)
    app.register_blueprint(auth)
    app.register_blueprint(api)
    app.register_blueprint(staff)
    return app
