from flask import Flask
from flask.views import MethodView
from flask_login import LoginManager, login_required, current_user

app = Flask(__name__)
app.secret_key = "k"
manager = LoginManager(app)


@manager.user_loader
def load(uid):
    return None


class Base(MethodView):
    decorators = [login_required]


class Items(Base):
    def get(self):  # want: GET /items protected
        return "items"

    def post(self):  # want: POST /items protected
        return "made"


class Open(Base):
    decorators = []

    def get(self):  # want: GET /open open
        return "open"


app.add_url_rule("/items", view_func=Items.as_view("items"))
app.add_url_rule("/open", view_func=Open.as_view("open"))


@app.get("/called")
def called():  # want: GET /called protected
    @login_required
    def inner():
        return "secret"
    return inner()
