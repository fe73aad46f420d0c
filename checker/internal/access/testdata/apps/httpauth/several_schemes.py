from flask import Flask, g
from flask_httpauth import HTTPTokenAuth, HTTPBasicAuth, HTTPDigestAuth, MultiAuth

app = Flask(__name__)
app.secret_key = "k"
basic = HTTPBasicAuth()
token = HTTPTokenAuth("Bearer")
loose = HTTPTokenAuth(header="X-Key")
unset = HTTPTokenAuth()
digest = HTTPDigestAuth()
multi = MultiAuth(basic, token)
multi_loose = MultiAuth(loose, basic)
multi_second = MultiAuth(basic, loose)
TOKENS = {"t": "ann"}


@basic.verify_password
def vp(u, p):
    return u == "ann" and p == "x"


@token.verify_token
def vt(t):
    if t in TOKENS:
        return TOKENS[t]
    return False


@loose.verify_token
def vl(t):
    g.user = TOKENS.get(t, "guest")
    return True


@digest.get_password
def pw(u):
    return "x"


@app.get("/a")
@token.login_required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@loose.login_required
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@unset.login_required
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@digest.login_required
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
@multi.login_required
def e():  # want: GET /e protected
    return "e"


@app.get("/f")
@multi_loose.login_required
def f():  # want: GET /f open
    return "f"


@app.get("/g")
@multi_second.login_required
def g_view():  # want: GET /g protected
    return "g"


@app.get("/h")
@multi.login_required(optional=True)
def h():  # want: GET /h optional
    return "h"
