import flask_jwt
from flask import Flask, jsonify
from flask_jwt import JWT

from accounts import authenticate, identity

app = Flask(__name__)
jwt = JWT(app, authenticate, identity)


@app.route("/protected")
def protected():
    return jsonify(balance=1200)
