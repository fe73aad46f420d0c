from flask import Flask, jsonify, abort
from flask_httpauth import HTTPTokenAuth, HTTPBasicAuth

app = Flask(__name__)
auth = HTTPTokenAuth()
raising = HTTPTokenAuth()
zero = HTTPTokenAuth()
none = HTTPTokenAuth()
empty = HTTPTokenAuth()
ten = HTTPTokenAuth()


@auth.verify_token
def v(token):
    return None


@auth.error_handler
def err(status):
    return jsonify(x=1), 403


@raising.verify_token
def r(token):
    if not token:
        abort(403)
    return True


@zero.verify_token
def z(token):
    return 0


@none.verify_token
def n(token):
    pass


@empty.verify_token
def em(token):
    return {}


@ten.verify_token
def te(token):
    return token is not None


@app.get("/a")
@auth.login_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@raising.login_required
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@zero.login_required
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@none.login_required
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
@empty.login_required
def e():  # want: GET /e open
    return "e"


@app.get("/f")
@ten.login_required
def f():  # want: GET /f open
    return "f"
