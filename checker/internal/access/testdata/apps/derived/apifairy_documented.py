# derived: APIFairy 1.4 can't be had
"""The decorators of APIFairy around guards of Flask-HTTPAuth."""
from apifairy import APIFairy, arguments, authenticate, body, response
from apifairy.decorators import other_responses
from flask import Flask, jsonify
from flask_httpauth import HTTPTokenAuth
from marshmallow import Schema, fields

app = Flask(__name__)
APIFairy(app)
token_auth = HTTPTokenAuth()


class Note(Schema):
    text = fields.String()


@token_auth.verify_token
def verify(token):
    return {"key": "ada"}.get(token)


@app.get("/notes")
@authenticate(token_auth)
@response(Note(many=True))
def notes():  # want: GET /notes protected
    return []


@app.post("/notes")
@authenticate(token_auth, role="writer")
@body(Note)
@response(Note, 201)
@other_responses({400: "no text"})
def add_note(note):  # want: POST /notes protected
    return note


@app.put("/notes/<int:number>")
@body(Note)
@response(Note)
def change_note(note, number):  # want: PUT /notes/<int:number> open
    return note


@app.get("/search")
@authenticate(token_auth, optional=True)
@arguments(Note)
def search(query):  # want: GET /search optional
    return jsonify([])
