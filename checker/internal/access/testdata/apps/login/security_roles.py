from flask import Flask, jsonify
from flask_security import (Security, auth_required, roles_required, roles_accepted, permissions_required, login_required,
                            current_user, http_auth_required, auth_token_required, UserMixin, RoleMixin, SQLAlchemyUserDatastore,
                            anonymous_user_required)
from flask_sqlalchemy import SQLAlchemy
from flask_security.models import fsqla_v2 as fsqla

app = Flask(__name__)
app.config.update(SECRET_KEY="k", SECURITY_PASSWORD_SALT="1", SQLALCHEMY_DATABASE_URI="sqlite://", WTF_CSRF_ENABLED=False)
db = SQLAlchemy(app)
fsqla.FsModels.set_db_info(db)


class Role(db.Model, fsqla.FsRoleMixin):
    pass


class User(db.Model, fsqla.FsUserMixin):
    pass


security = Security(app, SQLAlchemyUserDatastore(db, User, Role))


@app.get("/a")
@auth_required()
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@auth_required("token", "session")
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@roles_required("admin")
def c(): return "c"  # want: GET /c protected


@app.get("/d")
@login_required
@roles_accepted("a", "b")
def d(): return "d"  # want: GET /d protected


@app.get("/e")
@permissions_required("w")
def e(): return "e"  # want: GET /e protected


@app.get("/f")
@http_auth_required
def f(): return "f"  # want: GET /f protected


@app.get("/g")
@http_auth_required("realm")
def g(): return "g"  # want: GET /g protected


@app.get("/h")
@auth_token_required
def h(): return "h"  # want: GET /h protected


@app.get("/i")
@anonymous_user_required
def i(): return "i"  # want: GET /i open


@app.get("/j")
def j():  # want: GET /j open
    if current_user.is_authenticated:
        return "in"
    return "out"


def boss(f):
    def inner(*a, **k):
        if not current_user.has_role("boss"):
            return "no", 403
        return f(*a, **k)
    inner.__name__ = f.__name__
    return inner


@app.get("/l")
@boss
def l(): return "l"  # want: GET /l protected
