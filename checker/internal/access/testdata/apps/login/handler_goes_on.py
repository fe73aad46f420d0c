from flask import Flask, g
from flask_login import LoginManager, login_required, current_user

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)


@manager.user_loader
def load(uid):
    return None


@manager.unauthorized_handler
def go_on():
    return None


@app.before_request
@login_required
def everyone():
    g.seen = True


@app.route("/a")
def a():  # want: GET /a open
    return "a"


@app.route("/b")
@login_required
def b():  # want: GET /b broken
    return "b"
