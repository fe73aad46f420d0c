from flask import Flask, jsonify, abort
from webargs import fields, validate
from webargs.flaskparser import use_args, use_kwargs, parser
from marshmallow import Schema, EXCLUDE
from functools import wraps

app = Flask(__name__)
KEYS = {"k1": "svc"}


class AuthHeaders(Schema):
    class Meta:
        unknown = EXCLUDE
    x_key = fields.Str(data_key="X-Key", load_default=None)


def keyed(f):
    @wraps(f)
    def inner(*args, **kwargs):
        headers = parser.parse(AuthHeaders(), location="headers")
        if headers["x_key"] not in KEYS:
            abort(401)
        return f(*args, **kwargs)
    return inner


@app.errorhandler(422)
def bad(err):
    return jsonify(errors="x"), 400


@app.get("/items")
@use_kwargs({"page": fields.Int(load_default=1), "size": fields.Int(validate=validate.Range(1, 100), load_default=10)}, location="query")
def items(page, size):  # want: GET /items open
    return jsonify(page=page, size=size)


@app.post("/items")
@use_args({"name": fields.Str(load_default="x")}, location="json")
def add(args):  # want: POST /items open
    return jsonify(args), 201


@app.delete("/items/<int:id>")
@keyed
def remove(id):  # want: DELETE /items/<int:id> protected
    return "", 204


@app.put("/items/<int:id>")
@keyed
@use_args({"name": fields.Str(load_default="x")})
def put(args, id):  # want: PUT /items/<int:id> protected
    return jsonify(args)
