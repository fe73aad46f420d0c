"""PyJWT by hand: every way that tutorials take the header apart."""
import datetime
from functools import wraps

import jwt
from flask import Flask, abort, jsonify, make_response, request

app = Flask(__name__)
app.config["SECRET_KEY"] = "thisisthesecretkey"


def token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = None
        if "Authorization" in request.headers:
            auth_header = request.headers["Authorization"]
            try:
                token = auth_header.split(" ")[1]
            except IndexError:
                return jsonify({"message": "Bearer token malformed"}), 401
        if not token:
            return jsonify({"message": "Token is missing"}), 401
        try:
            payload = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
            current_user = payload["sub"]
        except jwt.ExpiredSignatureError:
            return make_response(jsonify({"message": "expired"}), 401)
        except (jwt.InvalidTokenError, KeyError):
            return make_response(jsonify({"message": "invalid"}), 401)
        return f(current_user, *args, **kwargs)

    return decorated


def auth_required(f):
    def wrapper(*args, **kwargs):
        parts = request.headers.get("Authorization", "").split()
        if len(parts) != 2 or parts[0].lower() != "bearer":
            abort(401, description="bad header")
        try:
            request.claims = jwt.decode(parts[1], app.config["SECRET_KEY"], algorithms="HS256")
        except Exception as e:
            return {"message": "Something went wrong", "error": str(e)}, 500
        return f(*args, **kwargs)

    wrapper.__name__ = f.__name__
    return wrapper


def query_token(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.args.get("token")
        if not token:
            return jsonify({"Alert!": "Token is missing!"}), 401
        try:
            jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
        except:  # noqa: E722
            return jsonify({"Message": "Invalid token"}), 403
        return f(*a, **k)

    return inner


def careless(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            jwt.decode(request.headers.get("Authorization", "")[7:], app.config["SECRET_KEY"], algorithms=["HS256"])
        except jwt.PyJWTError as err:
            app.logger.warning("bad token: %s", err)
        return f(*a, **k)

    return inner


def partition(f):
    @wraps(f)
    def inner(*a, **k):
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token:
            claims = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
            return f(claims, *a, **k)
        return jsonify(error="no token"), 401

    return inner


@app.route("/one")
@token_required
def one(current_user):  # want: GET /one protected
    return jsonify(user=current_user)


@app.route("/two/<int:x>", methods=["POST"])
@auth_required
def two(x):  # want: POST /two/<int:x> protected
    return jsonify(x=x)


@app.route("/three")
@query_token
def three():  # want: GET /three protected
    return "JWT is verified. Welcome to your dashboard!"


@app.route("/four")
@careless
def four():  # want: GET /four open
    return "four"


@app.route("/five")
@partition
def five(claims):  # want: GET /five protected
    return jsonify(claims)


@app.route("/login", methods=["POST"])
def login():  # want: POST /login open
    auth = request.get_json()
    if auth.get("password") == "123456":
        token = jwt.encode({"user": auth["username"], "exp": datetime.datetime.utcnow() + datetime.timedelta(minutes=30)},
                           app.config["SECRET_KEY"])
        return jsonify({"token": token})
    return make_response("Unable to verify", 403, {"WWW-Authenticate": 'Basic realm: "Authentication Failed "'})
