# Run with Flask-JWT 0.3.2.
import jwt as pyjwt
from flask import Flask, request
from flask_jwt import JWT, jwt_required

app = Flask(__name__)
app.secret_key = "z"
guests = JWT(app, lambda u, p: None, lambda payload: None)


@guests.request_handler
def from_header():
    return request.headers.get("X-Token", "none")


@guests.jwt_decode_handler
def decode(token):
    if token == "none":
        raise pyjwt.InvalidTokenError("no token")
    return {"identity": 1}


@app.route("/a")
@jwt_required()
def a():  # want: GET /a protected
    return "a"


@app.route("/b")
def b():  # want: GET /b open
    return "b"
