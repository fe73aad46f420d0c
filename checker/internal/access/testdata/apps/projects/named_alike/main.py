# The folders flask and flask_login have no __init__.py, so the installed packages win.
import flask_login
from flask import Flask
from flask.views import MethodView
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)


@manager.user_loader
def load(user_id):
    return None


@app.get("/a")
@login_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
def b():  # want: GET /b open
    return "b"


class C(MethodView):
    decorators = [flask_login.login_required]

    def get(self):  # want: GET /c protected
        return "c"

    def post(self):  # want: POST /c protected
        return "c"


app.add_url_rule("/c", view_func=C.as_view("c"))
