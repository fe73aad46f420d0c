from flask import Flask, request
from flask_login import LoginManager, UserMixin, login_required, current_user

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)


class Guest(UserMixin):
    id = "guest"


@manager.request_loader
def from_request(req):
    return Guest()


@app.route("/account")
@login_required
def account():  # want: GET /account open
    return "account"


@app.route("/inside")
def inside():  # want: GET /inside open
    if not current_user.is_authenticated:
        return "no", 401
    return "x"
