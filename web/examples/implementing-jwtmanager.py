from flask import Flask, jsonify
from flask_jwt_extended import JWTManager

app = Flask(__name__)
jwt = JWTManager(app)


@app.route("/protected")
def protected():
    return jsonify(balance=1200)
