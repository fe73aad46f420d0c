# derived: the package that adds the arguments can't be had
"""Decorators that can't be seen may add the arguments without which a view would fail."""
from functools import wraps

from flask import Flask, jsonify
from serialization import body

app = Flask(__name__)


def paginated(f):
    @wraps(f)
    def inner(*args, **kwargs):
        page = args[-1]
        return jsonify(f(*args[:-1], **kwargs)[: page["limit"]])

    return inner


@app.post("/notes")
@body("note")
def add_note(note):  # want: POST /notes unknown
    return jsonify(note), 201


@app.get("/notes")
@body("page")
@paginated
def notes():  # want: GET /notes unknown
    return []


@app.get("/pages")
@paginated
def pages():  # want: GET /pages broken
    return []


@app.post("/plain")
def plain(note):  # want: POST /plain broken
    return jsonify(note), 201
