"""The same names and rules again: redefinition, shadowed rules, methods that split one URL, overridden variables."""
from functools import wraps

from flask import Blueprint, Flask, abort, session
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.update(SECRET_KEY="again", JWT_SECRET_KEY="again")
JWTManager(app)


def login_required(f):
    @wraps(f)
    def inner(*a, **k):
        if "user" not in session:
            abort(401)
        return f(*a, **k)

    return inner


@app.get("/first")
@login_required
def first():  # want: GET /first protected
    return "x"


def login_required(f):  # noqa: F811
    return f


@app.get("/second")
@login_required
def second():  # want: GET /second open
    return "x"


from flask_login import login_required  # noqa: E402
from flask_login import LoginManager  # noqa: E402

manager = LoginManager(app)
manager.user_loader(lambda key: None)


@app.get("/third")
@login_required
def third():  # want: GET /third protected
    return "x"


def guard(f):
    return jwt_required()(f)


@app.get("/same")
@guard
def same_one():  # want: GET /same protected
    return "one"


@app.get("/same")
def same_two():
    return "two"


@app.get("/split")
@guard
def split_get():  # want: GET /split protected
    return "x"


@app.post("/split")
def split_post():  # want: POST /split open
    return "x"


@app.route("/item/<int:n>")
def item_int(n):  # want: GET /item/<int:n> open
    return str(n)


@app.route("/item/<name>")
@guard
def item_name(name):  # want: GET /item/<name> protected
    return name


@app.route("/item/special")
@guard
def item_special():  # want: GET /item/special protected
    return "special"


def view():  # want: GET /view-old open
    return "old"


app.add_url_rule("/view-old", "old", view)


@guard
def view():  # noqa: F811  # want: GET /view-new protected
    return "new"


app.add_url_rule("/view-new", "new", view)

bp = Blueprint("bp", __name__, url_prefix="/one")


@bp.get("/x")
def one_x():  # want: GET /one/x open
    return "one"


app.register_blueprint(bp)
bp = Blueprint("bp2", __name__, url_prefix="/two")
bp.before_request(guard(lambda: None))


@bp.get("/x")
def two_x():  # want: GET /two/x protected
    return "two"


app.register_blueprint(bp)
del guard
try:
    guard
except NameError:
    def guard(f):
        return f


@app.get("/last")
@guard
def last():  # want: GET /last open
    return "x"
