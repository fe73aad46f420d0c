from flask import Flask
from flask_login import LoginManager, login_required

manager = LoginManager()


@manager.user_loader
def load(uid):
    return None


def create_app(testing=True):
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "k"
    if testing:
        app.config["LOGIN_DISABLED"] = True
    manager.init_app(app)

    @app.get("/a")
    @login_required
    def a():  # want: GET /a open
        return "a"
    return app
