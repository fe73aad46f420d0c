# Run with Flask-JWT 0.3.2.
from flask import Flask
from flask_jwt import JWT, jwt_required

app = Flask(__name__)
app.secret_key = "z"
tokens = JWT(authentication_handler=lambda u, p: None, identity_handler=lambda payload: None)


@app.route("/a")
@jwt_required()
def a():  # want: GET /a broken
    return "a"


@app.route("/b")
def b():  # want: GET /b open
    return "b"
