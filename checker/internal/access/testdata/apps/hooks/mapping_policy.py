"""Parking permits: residents via session, wardens via key, payment provider via callback token."""
from __future__ import annotations

import functools
import os
import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Flask, abort, current_app, g, jsonify, request, session, url_for

bp = Blueprint("parking", __name__)


class Policy(Mapping[str, Any]):
    def __init__(self, **rules: Any) -> None:
        self._rules = rules

    def __getitem__(self, key: str) -> Any:
        return self._rules[key]

    def __iter__(self):
        return iter(self._rules)

    def __len__(self):
        return len(self._rules)


POLICY = Policy(zones="anyone", permits="resident", fine="warden", callback="provider", stats=("resident", "warden"))


def who() -> set[str]:
    found = {"anyone"}
    if session.get("plate"):
        found.add("resident")
    if request.headers.get("X-Warden") in current_app.config["WARDENS"]:
        found.add("warden")
    if request.args.get("token") and request.args["token"] == current_app.config["CALLBACK"]:
        found.add("provider")
    return found


@bp.before_request
def apply_policy():
    name = (request.endpoint or "").rpartition(".")[-1]
    needed = POLICY.get(name)
    if needed is None:
        abort(404)
    needed = {needed} if isinstance(needed, str) else set(needed)
    g.roles = who()
    if g.roles.isdisjoint(needed):
        abort(403)


@bp.get("/zones")
def zones():  # want: GET /zones open
    return jsonify(["A", "B"])


@bp.get("/permits")
def permits():  # want: GET /permits protected
    return jsonify([])


@bp.post("/fine/<plate>")
def fine(plate):  # want: POST /fine/<plate> protected
    return jsonify(plate), 201


@bp.post("/callback")
def callback():  # want: POST /callback protected
    return "", 204


@bp.get("/stats")
def stats():  # want: GET /stats protected
    return jsonify({})


def create_app():
    app = Flask(__name__)
    app.config.update(SECRET_KEY="p", WARDENS=frozenset(), CALLBACK=os.urandom(8).hex())
    app.register_blueprint(bp)

    @app.post("/sign-in/<plate>")
    def sign_in(plate):  # want: POST /sign-in/<plate> open
        session["plate"] = re.sub(r"\W", "", plate).upper()
        return redirect_home()

    def redirect_home():
        return jsonify(next=url_for("parking.permits"))

    return app
