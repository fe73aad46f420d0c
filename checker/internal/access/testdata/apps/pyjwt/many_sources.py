from functools import wraps
import jwt
from flask import Flask, request, jsonify, g, redirect

app = Flask(__name__)
app.config["SECRET_KEY"] = "many"


def find_token():
    auth = request.headers.get("Authorization", "")
    if auth.startswith("Bearer "):
        return auth.split(None, 1)[1]
    for name in ("X-Access-Token", "X-Auth-Token"):
        if value := request.headers.get(name):
            return value
    return request.cookies.get("access_token") or request.args.get("access_token")


def token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = find_token()
        if not token:
            return jsonify({"message": "Token is missing!"}), 401
        try:
            g.claims = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
        except Exception:
            return jsonify({"message": "Token is invalid!"}), 401
        return f(*args, **kwargs)
    return decorated


def token_optional(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = find_token()
        g.claims = None
        if token:
            try:
                g.claims = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
            except jwt.InvalidTokenError:
                return jsonify({"message": "Token is invalid!"}), 401
        return f(*args, **kwargs)
    return decorated


@app.before_request
def https_only():
    if request.headers.get("X-Forwarded-Proto") == "http" and not app.debug:
        return redirect(request.url.replace("http://", "https://"))


@app.before_request
def request_id():
    g.request_id = request.headers.get("X-Request-Id") or "none"


@app.get("/me")
@token_required
def me():  # want: GET /me protected
    return jsonify(g.claims)


@app.get("/feed")
@token_optional
def feed():  # want: GET /feed open
    return jsonify([])


@app.post("/posts")
@token_required
def post():  # want: POST /posts protected
    return jsonify(request.get_json())
