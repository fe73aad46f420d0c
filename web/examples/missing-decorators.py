import flask_jwt
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/protected")
def protected():
    return jsonify(balance=1200)
