from flask import Flask, jsonify, g, abort, make_response
from flask_httpauth import HTTPBasicAuth, HTTPTokenAuth, HTTPDigestAuth, MultiAuth
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
app.config["SECRET_KEY"] = "k"
basic = HTTPBasicAuth(realm="main")
token = HTTPTokenAuth(scheme="Bearer", header="X-API")
digest = HTTPDigestAuth()
multi = MultiAuth(token, basic)
users = {"john": generate_password_hash("x")}
tokens = {"abc": "john"}


@basic.verify_password
def verify(username, password):
    if username in users and check_password_hash(users[username], password):
        return username


@basic.error_handler
def basic_error(status):
    return jsonify(error="unauthorized"), 401


@token.verify_token
def vt(t):
    return tokens.get(t)


@token.error_handler
def token_error(status):
    return None


@basic.get_user_roles
def roles(user):
    return ["admin"] if user == "john" else []


@token.get_user_roles
def troles(user):
    return []


@app.get("/a")
@basic.login_required
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@token.login_required(role="admin")
def b(): return "b"  # want: GET /b broken


@app.get("/c")
@basic.login_required(optional=True)
def c(): return "c"  # want: GET /c optional


@app.get("/d")
@multi.login_required(role=["admin", "user"])
def d(): return "d"  # want: GET /d broken


@app.get("/e")
@multi.login_required(optional=True)
def e(): return "e"  # want: GET /e optional


@app.get("/f")
@digest.login_required
def f(): return "f"  # want: GET /f protected


@app.get("/g")
@basic.login_required(role=["admin", ["user", "x"]], optional=False)
def g_(): return "g"  # want: GET /g protected


@app.get("/h")
@multi.login_required
def h(): return multi.current_user()  # want: GET /h broken


@app.before_request
@multi.login_required(optional=True)
def look():
    g.user = multi.current_user()


@app.get("/i")
def i():  # want: GET /i optional
    if not basic.current_user():
        return "anonymous"
    return "i"


def need_role(role):
    def deco(f):
        @basic.login_required
        def inner(*a, **k):
            if role not in roles(basic.current_user()):
                abort(403)
            return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return deco


@app.get("/k")
@need_role("admin")
def k(): return "k"  # want: GET /k protected
