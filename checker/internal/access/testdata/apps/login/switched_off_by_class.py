from flask import Flask
from flask_login import LoginManager, login_required


class Config:
    SECRET_KEY = "k"


class Development(Config):
    LOGIN_DISABLED = True


app = Flask(__name__)
app.config.from_object(Development)
manager = LoginManager(app)


@manager.user_loader
def load(uid):
    return None


@app.route("/a")
@login_required
def a():  # want: GET /a open
    return "a"
