# Run with Flask-JWT 0.3.2.
from flask import Flask, request
from flask_jwt import JWT, jwt_required
app = Flask(__name__)
app.secret_key = "z"
jwt = JWT(app, lambda u, p: None, lambda p: {"id": 1})


@jwt.request_handler
def always():
    return request.headers.get("Authorization", "guest")


@jwt.jwt_decode_handler
def decode(token):
    if token == "guest":
        return {"identity": 0}
    return {"identity": 1}


@app.route("/a")
@jwt_required()
def a_():  # want: GET /a open
    return "a"


@app.errorhandler(401)
def h(e):
    return "x"
