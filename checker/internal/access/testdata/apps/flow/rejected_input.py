"""What turns a request away for what it sends is no guard, however often it does."""
import re
from functools import wraps

from flask import Flask, jsonify, request

app = Flask(__name__)


def require_json(f):
    @wraps(f)
    def inner(*args, **kwargs):
        if request.get_json(silent=True) is None:
            return jsonify(message="send JSON"), 422
        return f(*args, **kwargs)

    return inner


def missing(**fields):
    errors = {}
    for name, value in fields.items():
        if value is None:
            errors[name] = "missing"
        elif not re.sub(r"\s+", "", str(value)):
            errors[name] = "empty"
    return errors


@app.post("/notes")
@require_json
def add_note():  # want: POST /notes open
    data = request.get_json()
    fields = {k: data.get(k) for k in ("title", "text", "kind", "place", "time")}
    if missing(**fields):
        return jsonify(missing(**fields)), 422
    if missing(kind=fields["kind"], place=fields["place"]):
        return jsonify(missing(**fields)), 422
    with open("notes.txt", "a") as f:
        f.write(fields["title"])
    return jsonify(ok=True), 201


@app.post("/later")
@require_json
def later():  # want: POST /later open
    return jsonify(message="not yet"), 400
