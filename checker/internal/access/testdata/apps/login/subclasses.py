from flask import Flask
from flask_httpauth import HTTPTokenAuth, HTTPBasicAuth
from flask_login import LoginManager, login_required


class Mine(HTTPTokenAuth):
    pass


class Manager(LoginManager):
    def init_app(self, app, **kw):
        super().init_app(app, **kw)




app = Flask(__name__)
app.secret_key = "k"
one = Mine("Bearer")
two = Mine("Bearer")
manager = Manager()
manager.init_app(app)


@manager.user_loader
def load(uid):
    return None


@one.verify_token
def v(t):
    return True


@two.verify_token
def w(t):
    return bool(t)


@app.get("/a")
@one.login_required
def a():  # want: GET /a open
    return "a"


@app.get("/b")
@two.login_required
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@login_required
def c():  # want: GET /c protected
    return "c"
