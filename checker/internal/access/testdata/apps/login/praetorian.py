# Run with flask-praetorian 1.5.0.
import flask
from flask import Flask, Blueprint
from flask_praetorian import Praetorian, auth_required, auth_accepted, roles_required, roles_accepted, current_user
import flask_praetorian

guard = Praetorian()
app = Flask(__name__)
app.config["SECRET_KEY"] = "top secret"
app.config["JWT_ACCESS_LIFESPAN"] = {"hours": 24}


class User:
    def __init__(self, id, username, password, roles=""):
        self.id, self.username, self.password, self.roles = id, username, password, roles

    @property
    def rolenames(self):
        return self.roles.split(",")

    @property
    def identity(self):
        return self.id

    @classmethod
    def lookup(cls, username):
        return cls(1, username, "x")

    @classmethod
    def identify(cls, id):
        return cls(id, "x", "x", "admin")


guard.init_app(app, User)


@app.route("/login", methods=["POST"])
def login():  # want: POST /login open
    req = flask.request.get_json(force=True)
    user = guard.authenticate(req.get("username", None), req.get("password", None))
    return {"access_token": guard.encode_jwt_token(user)}, 200


@app.route("/protected")
@auth_required
def protected():  # want: GET /protected protected
    return {"u": current_user().username}


@app.route("/admin")
@roles_required("admin")
def admin():  # want: GET /admin protected
    return "a"


@app.route("/either")
@roles_accepted("admin", "operator")
def either():  # want: GET /either protected
    return "a"


@app.route("/mixed")
@auth_accepted
@roles_required("admin")
def mixed():  # want: GET /mixed protected
    return "a"


@auth_required
@app.route("/above")
def above():  # want: GET /above open
    return "x"


@app.route("/soft")
def soft():  # want: GET /soft open
    try:
        guard.read_token_from_header()
    except flask_praetorian.exceptions.MissingToken:
        pass
    return "s"


bp = Blueprint("bp", __name__)


@bp.before_request
@auth_required
def gate():
    pass


@bp.route("/bp")
def inbp():  # want: GET /bp protected
    return "x"


app.register_blueprint(bp)
