from flask import Flask
from flask_login import LoginManager, login_required, fresh_login_required, current_user

app = Flask(__name__)
app.secret_key = "k"
app.config["LOGIN_DISABLED"] = True
manager = LoginManager(app)


@manager.user_loader
def load(uid):
    return None


@app.route("/a")
@login_required
def a():  # want: GET /a open
    return "a"


@app.route("/b")
@fresh_login_required
def b():  # want: GET /b open
    return "b"


@app.route("/c")
def c():  # want: GET /c protected
    if not current_user.is_authenticated:
        return manager.unauthorized()
    return "c"
