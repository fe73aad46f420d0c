from flask import Flask, jsonify, request
from flask_jwt_extended import (
    JWTManager, create_access_token, get_jwt_identity, jwt_required,
)

from notes.store import notes, users

app = Flask(__name__)
JWTManager(app)


@app.post("/login")
def login():
    user = users.find(request.json["name"])
    if user is None or not user.check_password(request.json["password"]):
        return jsonify(error="wrong name or password"), 401
    return jsonify(token=create_access_token(identity=user.name))


@app.get("/notes")
@jwt_required()
def my_notes():
    return jsonify(notes.of(get_jwt_identity()))


@app.post("/notes")
@jwt_required()
def add_note():
    note = notes.add(get_jwt_identity(), request.json["text"])
    return jsonify(note), 201


@app.get("/notes/<int:note_id>")
def show_note(note_id):
    return jsonify(notes.get(note_id))


@jwt_required()
@app.delete("/notes/<int:note_id>")
def delete_note(note_id):
    notes.delete(note_id)
    return "", 204


@app.get("/health")
def health():
    return jsonify(status="ok")
