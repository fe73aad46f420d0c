# derived: Flask-JWT can't be had
"""The handlers that a JWT object of Flask-JWT keeps, called by hand."""
from functools import wraps

from flask import Flask, g, jsonify
from flask_jwt import JWT, JWTError
from jwt import InvalidTokenError

app = Flask(__name__)
app.secret_key = "callbacks"
jwt = JWT(app, lambda name, password: None, lambda payload: payload["identity"])


@app.before_request
def load():
    try:
        g.user = jwt.identity_callback(jwt.jwt_decode_callback(jwt.request_callback()))
    except (InvalidTokenError, JWTError):
        g.user = None


def login_required(f):
    @wraps(f)
    def inner(*args, **kwargs):
        if g.user is None:
            raise JWTError("Invalid JWT", "User does not exist")
        return f(*args, **kwargs)

    return inner


@app.get("/mine")
@login_required
def mine():  # want: GET /mine protected
    return jsonify(1)


@app.get("/all")
def everything():  # want: GET /all open
    return jsonify(1)
