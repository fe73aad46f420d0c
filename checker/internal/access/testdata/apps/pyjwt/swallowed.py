import jwt
from functools import wraps
from flask import Flask, request, abort, g, jsonify

app = Flask(__name__)
KEY = "k"


def token():
    return request.headers.get("Authorization", "").replace("Bearer ", "")


@app.before_request
def identify():
    g.user = None
    if t := token():
        try:
            g.user = jwt.decode(t, KEY, algorithms=["HS256"])["sub"]
        except jwt.ExpiredSignatureError:
            abort(401)
        except jwt.InvalidTokenError:
            g.user = None


def only_expired(f):
    @wraps(f)
    def w(*a, **k):
        try:
            jwt.decode(token(), KEY, algorithms=["HS256"])
        except jwt.ExpiredSignatureError:
            return jsonify(e="expired"), 401
        return f(*a, **k)
    return w


def unverified(f):
    @wraps(f)
    def w(*a, **k):
        try:
            g.claims = jwt.decode(token(), options={"verify_signature": False})
        except jwt.DecodeError:
            return jsonify(e="bad"), 401
        return f(*a, **k)
    return w


def ignored(f):
    @wraps(f)
    def w(*a, **k):
        try:
            g.claims = jwt.decode(token(), KEY, algorithms=["HS256"])
        except Exception as e:
            app.logger.error("bad token: %s", e)
            g.claims = {}
        return f(*a, **k)
    return w


def returned(f):
    @wraps(f)
    def w(*a, **k):
        claims = None
        try:
            claims = jwt.decode(token(), KEY, algorithms=["HS256"])
        except jwt.PyJWTError:
            pass
        if claims is None:
            return "no", 401
        return f(*a, **k)
    return w


def empty_ok(f):
    @wraps(f)
    def w(*a, **k):
        t = token()
        if t and not valid(t):
            return "no", 401
        return f(*a, **k)
    return w


def valid(t):
    try:
        return bool(jwt.decode(t, KEY, algorithms=["HS256"]))
    except jwt.PyJWTError:
        return False


def by_user(f):
    @wraps(f)
    def w(*a, **k):
        if g.user is None:
            return "no", 401
        return f(*a, **k)
    return w


for deco in [only_expired, unverified, ignored, returned, empty_ok, by_user]:
    app.add_url_rule(f"/{deco.__name__}", deco.__name__, deco(lambda: "x"))  # want: GET /by_user protected; GET /empty_ok open; GET /ignored open; GET /only_expired protected; GET /returned protected; GET /unverified protected
