"""JWT, else session, else API key, else basic: several credentials for one route, in several spellings."""
import base64
from functools import wraps

import jwt
from flask import Blueprint, Flask, Response, abort, g, jsonify, request, session

app = Flask(__name__)
app.secret_key = "mixed"
KEYS = {"k-1": "robot"}
USERS = {"ada": "pw"}


def from_token():
    header = request.headers.get("Authorization", "")
    if not header.lower().startswith("bearer "):
        return None
    try:
        return jwt.decode(header.split(None, 1)[1], app.secret_key, algorithms=["HS256"]).get("sub")
    except (jwt.PyJWTError, IndexError):
        return None


def from_session():
    return session.get("user")


def from_key():
    return KEYS.get(request.headers.get("X-Api-Key", ""))


def from_basic():
    auth = request.authorization
    if auth is not None and USERS.get(auth.username) == auth.password:
        return auth.username
    return None


def from_raw_basic():
    header = request.headers.get("Authorization")
    if header is None or not header.startswith("Basic "):
        return None
    name, _, pw = base64.b64decode(header[6:]).decode().partition(":")
    return name if USERS.get(name) == pw else None


def authenticated(*sources, optional=False):
    sources = sources or (from_token, from_session, from_key, from_basic)

    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            g.user = next(filter(None, (source() for source in sources)), None)
            if g.user is None and not optional:
                return Response("who?", 401, {"WWW-Authenticate": 'Basic realm="x"'})
            return f(*a, **k)

        return inner

    return deco


def chain(f):
    @wraps(f)
    def inner(*a, **k):
        user = from_token() or from_session() or from_key() or from_basic() or from_raw_basic()
        if not user:
            abort(401)
        g.user = user
        return f(*a, **k)

    return inner


def guest_fallback(f):
    @wraps(f)
    def inner(*a, **k):
        g.user = from_token() or from_session() or "guest"
        if not g.user:
            abort(401)
        return f(*a, **k)

    return inner


api = Blueprint("api", __name__, url_prefix="/api")


@api.before_request
def load():
    for source in (from_key, from_token):
        user = source()
        if user:
            g.user = user
            return
    abort(401)


@app.get("/all")
@authenticated()
def v_all():  # want: GET /all protected
    return g.user


@app.get("/key")
@authenticated(from_key)
def v_key():  # want: GET /key protected
    return g.user


@app.get("/optional")
@authenticated(optional=True)
def v_optional():  # want: GET /optional open
    return str(g.user)


@app.get("/chain")
@chain
def v_chain():  # want: GET /chain protected
    return g.user


@app.get("/guest")
@guest_fallback
def v_guest():  # want: GET /guest open
    return g.user


@app.get("/constant")
@authenticated(lambda: "somebody")
def v_constant():  # want: GET /constant open
    return g.user


@api.get("/x")
def api_x():  # want: GET /api/x protected
    return g.user


app.register_blueprint(api)
