"""Session logins as in blog tutorials."""
import functools

from flask import Blueprint, Flask, flash, g, redirect, render_template_string, request, session, url_for

bp = Blueprint("auth", __name__, url_prefix="/auth")
blog = Blueprint("blog", __name__)
USERS = {1: {"id": 1, "username": "ada"}}


@bp.before_app_request
def load_logged_in_user():
    user_id = session.get("user_id")
    if user_id is None:
        g.user = None
    else:
        g.user = USERS.get(user_id)


def login_required(view):
    @functools.wraps(view)
    def wrapped_view(**kwargs):
        if g.user is None:
            return redirect(url_for("auth.login"))
        return view(**kwargs)

    return wrapped_view


def is_logged_in(f):
    @functools.wraps(f)
    def wrap(*args, **kwargs):
        if "logged_in" in session:
            return f(*args, **kwargs)
        else:
            flash("Unauthorized, Please login", "danger")
            return redirect(url_for("auth.login"))

    return wrap


def session_flag(name, value=True):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            try:
                if session[name] != value:
                    return redirect("/")
            except KeyError:
                return redirect(url_for("auth.login"))
            return f(*a, **k)

        return inner

    return deco


@bp.route("/login", methods=("GET", "POST"))
def login():  # want: GET /auth/login open; POST /auth/login open
    if request.method == "POST":
        username = request.form["username"]
        error = None
        user = next((u for u in USERS.values() if u["username"] == username), None)
        if user is None:
            error = "Incorrect username."
        if error is None:
            session.clear()
            session["user_id"] = user["id"]
            return redirect("/")
        flash(error)
    return render_template_string("login")


@bp.route("/logout")
def logout():  # want: GET /auth/logout open
    session.clear()
    return redirect("/")


@blog.route("/")
def index():  # want: GET / open
    return render_template_string("index")


@blog.route("/create", methods=("GET", "POST"))
@login_required
def create():  # want: GET /create protected; POST /create protected
    return render_template_string("create")


@blog.route("/<int:id>/update", methods=("GET", "POST"))
@login_required
def update(id):  # want: GET /<int:id>/update protected; POST /<int:id>/update protected
    return render_template_string("update")


@blog.route("/dashboard")
@is_logged_in
def dashboard():  # want: GET /dashboard protected
    return "dashboard"


@blog.route("/flagged")
@session_flag("is_admin")
def flagged():  # want: GET /flagged protected
    return "flagged"


@blog.route("/either")
@session_flag("role", "editor")
@is_logged_in
def either():  # want: GET /either protected
    return "either"


def create_app(test_config=None):
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(SECRET_KEY="dev")
    if test_config is None:
        app.config.from_pyfile("config.py", silent=True)
    else:
        app.config.from_mapping(test_config)
    app.register_blueprint(bp)
    app.register_blueprint(blog)
    app.add_url_rule("/", endpoint="index")
    return app
