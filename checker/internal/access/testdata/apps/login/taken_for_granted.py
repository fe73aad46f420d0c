"""Credentials that are taken for granted, or stand in flask.g; refusals that depend on a setting."""
import hmac
import os

from flask import Flask, g, jsonify, redirect, request, session

app = Flask(__name__)
app.secret_key = "taken for granted"
notes = []


@app.before_request
def load_user():
    g.user = None
    if "user" in session:
        g.user = session["user"]


@app.post("/note")
def note():  # want: POST /note protected
    if g.user is None:
        return redirect("/login")
    notes.append(request.form["note"])
    return "", 201


@app.get("/mine")
def mine():  # want: GET /mine protected
    owner = request.headers["X-Token"]
    return jsonify([n for n in notes if n.startswith(owner)])


def may_push():
    key = os.getenv("TAKEN_KEY", "")
    return bool(key) and hmac.compare_digest(key, request.headers.get("X-Key", ""))


@app.post("/push")
def push():  # want: POST /push protected
    if not may_push():
        return jsonify(error="no"), 401
    notes.append(request.get_json()["note"])
    return "", 201


@app.post("/length")
def length():  # want: POST /length open
    text = request.get_json(silent=True) or {}
    if not text.get("note"):
        return jsonify(error="empty"), 400
    notes.append(text["note"])
    return "", 201
