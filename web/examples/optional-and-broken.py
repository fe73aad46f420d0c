from flask import Flask, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required

from feed import posts

app = Flask(__name__)
JWTManager(app)


@app.get("/feed")
@jwt_required(optional=True)
def feed():
    reader = get_jwt_identity()
    return jsonify(posts.newest(reader))


@app.post("/posts")
@jwt_required(optional=True)
def publish():
    author = get_jwt_identity()
    if author is None:
        return jsonify(error="sign in to publish"), 401
    return jsonify(posts.add(author, request.json["text"])), 201


@app.get("/drafts")
@jwt_required
def drafts():
    return jsonify(posts.drafts(get_jwt_identity()))
