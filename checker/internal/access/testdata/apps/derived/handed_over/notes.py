from flask import Blueprint, jsonify
from flask_jwt_extended import jwt_required

notes = Blueprint("notes", __name__)


@notes.get("/notes")
@jwt_required()
def list_notes():  # want: GET /notes protected
    return jsonify([])


@notes.post("/notes")
def add_note():  # want: POST /notes open
    return jsonify([])
