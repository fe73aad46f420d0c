from flask import Flask, g, jsonify
from flask_httpauth import HTTPBasicAuth, HTTPTokenAuth, HTTPDigestAuth

app = Flask(__name__)
app.secret_key = "x"
basic = HTTPBasicAuth()
lax = HTTPBasicAuth()
token = HTTPTokenAuth(scheme="Bearer")
handled = HTTPTokenAuth()
none = HTTPBasicAuth()


@basic.verify_password
def verify(user, pw):
    if user == "ann" and pw == "x":
        return user


@lax.verify_password
def verify_lax(user, pw):
    if not user:
        return True
    return user == "ann" and pw == "x"


@token.verify_token
def verify_token(t):
    g.user = t
    return len(t) == 0 or t == "secret"


@handled.verify_token
def verify_handled(t):
    return t in ("a", "b")


@handled.error_handler
def on_error(status):
    return jsonify(error=status), 403


@app.get("/basic")
@basic.login_required
def a():  # want: GET /basic protected
    return "a"


@app.get("/lax")
@lax.login_required
def b():  # want: GET /lax open
    return "b"


@app.get("/token")
@token.login_required
def c():  # want: GET /token open
    return "c"


@app.get("/handled")
@handled.login_required
def d():  # want: GET /handled protected
    return "d"


@app.get("/none")
@none.login_required
def e():  # want: GET /none protected
    return "e"


@app.get("/opt")
@basic.login_required(optional=True)
def f():  # want: GET /opt optional
    return "f"


@app.get("/two")
@basic.login_required
@lax.login_required
def two():  # want: GET /two protected
    return "2"
