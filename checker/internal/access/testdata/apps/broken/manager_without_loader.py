"""A LoginManager that has nothing to load a user with: whoever looks at the user crashes."""
from functools import wraps

from flask import Flask, abort
from flask_login import LoginManager, current_user, login_required

app = Flask(__name__)
app.secret_key = "no loader"
managers = {"login": LoginManager()}
for manager in managers.values():
    manager.init_app(app)


def staff_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if not current_user.is_authenticated:
            abort(401)
        return view(*args, **kwargs)

    return inner


@app.get("/account")
@login_required
def account():  # want: GET /account broken
    return "account"


@app.get("/staff")
@staff_only
def staff():  # want: GET /staff broken
    return "staff"


@app.get("/hours")
def hours():  # want: GET /hours open
    return "nine to five"
