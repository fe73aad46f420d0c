"""Vehicle tracking API. Devices push positions with a device key, people sign in with a token."""
import hashlib
import os
import time
from collections import namedtuple
from functools import wraps

from flask import Flask, Blueprint, abort, current_app, g, jsonify, request

Credential = namedtuple("Credential", "kind subject scopes")
DEVICES = {hashlib.sha1(b"d-1").hexdigest(): "truck-1"}
TOKENS = {}


class Unauthorized(Exception):
    code = 401

    def __init__(self, realm="fleet"):
        self.realm = realm


def parse_credential():
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    match kind.lower():
        case "device":
            name = DEVICES.get(hashlib.sha1(value.encode()).hexdigest())
            return Credential("device", name, {"push"}) if name else None
        case "bearer":
            entry = TOKENS.get(value)
            if entry is None or entry["exp"] < time.time():
                return None
            return Credential("person", entry["sub"], set(entry["scopes"]))
        case "":
            return Credential("nobody", None, {"map:public"})
        case _:
            raise Unauthorized


def needs(*scopes, any_of=()):
    def decorate(view):
        @wraps(view)
        def guarded(*args, **kwargs):
            cred = parse_credential()
            if cred is None:
                raise Unauthorized()
            if not set(scopes) <= cred.scopes:
                raise Unauthorized("scope")
            if any_of and not cred.scopes & set(any_of):
                abort(403)
            g.cred = cred
            return view(*args, **kwargs)

        return guarded

    return decorate


api = Blueprint("api", __name__, url_prefix="/api")


@api.post("/positions")
@needs("push")
def push():  # want: POST /api/positions protected
    return jsonify(ok=True), 202


@api.get("/map")
@needs("map:public")
def public_map():  # want: GET /api/map open
    return jsonify([])


@api.get("/trips")
@needs(any_of=["trips:read", "admin"])
def trips():  # want: GET /api/trips protected
    return jsonify([])


@api.get("/cred")
@needs()
def cred():  # want: GET /api/cred open
    return jsonify(kind=g.cred.kind)


@api.delete("/trips/<int:trip>")
@needs("admin")
def drop(trip):  # want: DELETE /api/trips/<int:trip> protected
    return "", 204


@api.get("/version")
def version():  # want: GET /api/version open
    return jsonify(version=os.environ.get("VERSION", "dev"))


def create_app():
    app = Flask(__name__)
    app.register_blueprint(api)
    app.register_error_handler(Unauthorized, lambda e: (jsonify(realm=e.realm), e.code))
    return app
