"""Project guards among third-party decorators: webargs, marshmallow, limiter, cors, caching by hand."""
from functools import lru_cache, wraps

from flask import Flask, abort, jsonify, request, session
from flask_cors import cross_origin
from flask_jwt_extended import JWTManager, jwt_required
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from marshmallow import Schema, fields, validate
from webargs import fields as wfields
from webargs.flaskparser import use_args, use_kwargs

app = Flask(__name__)
app.config.update(SECRET_KEY="third", JWT_SECRET_KEY="third")
JWTManager(app)
limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")


class ItemSchema(Schema):
    name = fields.Str(load_default="x", validate=validate.Length(max=10))


def load(schema):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            errors = schema.validate(request.get_json(silent=True) or {})
            if errors:
                return jsonify(errors), 422
            return f(*a, **k)

        return inner

    return deco


def dump(schema, many=False):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            return jsonify(schema.dump(f(*a, **k), many=many))

        return inner

    return deco


def user_required(f):
    @wraps(f)
    def inner(*a, **k):
        if not session.get("user"):
            abort(401)
        return f(*a, **k)

    return inner


@app.get("/args")
@use_args({"q": wfields.Str(load_default="")}, location="query")
def v_args(args):  # want: GET /args open
    return args["q"]


@app.get("/args-guarded")
@user_required
@use_kwargs({"q": wfields.Str(load_default="")}, location="query")
def v_args_guarded(q):  # want: GET /args-guarded protected
    return q


@app.get("/args-above")
@use_kwargs({"q": wfields.Str(load_default="")}, location="query")
@user_required
def v_args_above(q):  # want: GET /args-above protected
    return q


@app.post("/load")
@load(ItemSchema())
def v_load():  # want: POST /load open
    return "x"


@app.post("/load-guarded")
@jwt_required()
@load(ItemSchema())
@limiter.limit("5/minute")
def v_load_guarded():  # want: POST /load-guarded protected
    return "x"


@app.get("/dump")
@cross_origin()
@dump(ItemSchema())
def v_dump():  # want: GET /dump open
    return {"name": "x"}


@app.get("/exempt")
@limiter.exempt
@user_required
def v_exempt():  # want: GET /exempt protected
    return "x"


@app.get("/shared")
@limiter.shared_limit("10/minute", scope="s")
def v_shared():  # want: GET /shared open
    return "x"


@app.get("/cached")
@lru_cache(maxsize=None)
def v_cached():  # want: GET /cached open
    return "x"


@app.get("/cached-guarded")
@user_required
@lru_cache
def v_cached_guarded():  # want: GET /cached-guarded protected
    return "x"
