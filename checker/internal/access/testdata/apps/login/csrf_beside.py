import secrets
from flask import Flask, abort, request, session, jsonify
from flask_login import LoginManager, UserMixin, login_required

app = Flask(__name__)
app.secret_key = "x"
lm = LoginManager(app)
SAFE = {"GET", "HEAD", "OPTIONS"}


@lm.request_loader
def from_request(req):
    key = req.headers.get("X-Api-Key")
    return None if key is None else USERS.get(key)


class U(UserMixin):
    id = "1"


USERS = {"k": U()}


@app.before_request
def csrf():
    if request.method in SAFE or request.endpoint in EXEMPT:
        return
    sent = request.headers.get("X-Csrf-Token") or request.form.get("csrf_token")
    if not sent or sent != session.get("csrf"):
        abort(400 if sent else 403)


def exempt(f):
    EXEMPT.add(f.__name__)
    return f


EXEMPT = set()


@app.post("/webhook")
@exempt
def webhook():  # want: POST /webhook open
    return "w"


@app.post("/save")
def save():  # want: POST /save protected
    return "s"


@app.post("/save2")
@login_required
def save2():  # want: POST /save2 protected
    return "s"


@app.get("/token")
def token():  # want: GET /token open
    session["csrf"] = secrets.token_hex()
    return jsonify(t=session["csrf"])
