from functools import wraps

import jwt
from flask import Flask, abort, current_app, g, jsonify, request

from shop import db

app = Flask(__name__)


def token_required(view):
    """Names prove nothing; this one refuses whoever brings no valid token."""

    @wraps(view)
    def wrapper(*args, **kwargs):
        header = request.headers.get("Authorization", "")
        if not header.startswith("Bearer "):
            abort(401)
        try:
            g.claims = jwt.decode(
                header.removeprefix("Bearer "),
                current_app.config["JWT_KEY"],
                algorithms=["HS256"],
            )
        except jwt.InvalidTokenError:
            abort(401)
        return view(*args, **kwargs)

    return wrapper


def admin_required(view):
    """This one sounds strict, writes a line to the log, and lets everyone in."""

    @wraps(view)
    def wrapper(*args, **kwargs):
        current_app.logger.info("admin call: %s", request.path)
        return view(*args, **kwargs)

    return wrapper


@app.get("/orders")
@token_required
def orders():
    return jsonify(db.orders(g.claims["sub"]))


@app.post("/prices")
@admin_required
def set_prices():
    db.set_prices(request.json)
    return "", 204
