from flask import Flask, request, Response
from functools import wraps
import hashlib
import hmac

app = Flask(__name__)
USERS = {"ann": hashlib.sha256(b"pw").hexdigest()}
KEYS = frozenset({"k-1", "k-2"})


def check_basic(auth):
    if not auth or not auth.username:
        return False
    stored = USERS.get(auth.username, "")
    return hmac.compare_digest(stored, hashlib.sha256((auth.password or "").encode()).hexdigest())


def check_key(key):
    return any(hmac.compare_digest(key, k) for k in KEYS)


def authenticate():
    return Response("login", 401, {"WWW-Authenticate": 'Basic realm="x"'})


def requires_auth(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        if "X-Api-Key" in request.headers:
            if not check_key(request.headers["X-Api-Key"]):
                return authenticate()
        elif not check_basic(request.authorization):
            return authenticate()
        return f(*args, **kwargs)
    return decorated


@app.route("/secret")
@requires_auth
def secret():  # want: GET /secret protected
    return "s"


@app.route("/open")
def open_():  # want: GET /open open
    return "o"
