from flask import Flask
from flask_httpauth import HTTPBasicAuth

app = Flask(__name__)
strict = HTTPBasicAuth()
always = HTTPBasicAuth()
bare = HTTPBasicAuth()
get = HTTPBasicAuth()
blank = HTTPBasicAuth()
roles = HTTPBasicAuth()
USERS = {"ann": "pw"}


@strict.verify_password
def verify(username, password):
    if username in USERS and USERS[username] == password:
        return username


@always.verify_password
def ok(username, password):
    return True


@get.get_password
def password(username):
    return USERS.get(username)


@blank.verify_password
def blank_ok(username, password):
    return username


@roles.verify_password
def roles_ok(username, password):
    return "someone"


@roles.get_user_roles
def roles_of(user):
    return ["user"]


@app.get("/a")
@strict.login_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@always.login_required
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@bare.login_required
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@get.login_required
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
@blank.login_required
def e():  # want: GET /e open
    return "e"


@app.get("/f")
@roles.login_required(role="user")
def f():  # want: GET /f open
    return "f"


@app.get("/g")
@roles.login_required(role="admin")
def g():  # want: GET /g protected
    return "g"


@app.get("/h")
@strict.login_required(optional=True)
def h():  # want: GET /h optional
    if not strict.current_user():
        return "guest"
    return "h"


@app.get("/i")
@always.login_required(role="admin")
def i():  # want: GET /i broken
    return "i"


@app.get("/j")
@roles.login_required(role=["user", "admin"])
def j():  # want: GET /j open
    return "j"
