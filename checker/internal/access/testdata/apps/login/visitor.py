from flask import Flask
from flask_login import LoginManager, login_required, current_user, AnonymousUserMixin

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)


class Visitor(AnonymousUserMixin):
    @property
    def is_authenticated(self):
        return True


manager.anonymous_user = Visitor


@manager.user_loader
def load(uid):
    return None


@app.route("/a")
@login_required
def a():  # want: GET /a open
    return "a"


@app.route("/b")
def b():  # want: GET /b protected
    if current_user.is_anonymous:
        return manager.unauthorized()
    return "b"
