from __future__ import annotations

from flask import Flask, jsonify

from ..auth import Authenticator


class Users:
    def __init__(self, auth: Authenticator) -> None:
        self.auth = auth

    def routes(self):
        yield "/users", "listing", ("GET",), self.auth.required("admin")(self.listing)
        yield "/users/<int:key>", "show", ("GET", "PATCH"), self.show
        yield "/users/me", "me", ("GET",), self.auth.required()(lambda: jsonify(self.auth.current()))  # want: GET /users/me protected

    def listing(self):  # want: GET /users protected
        return jsonify([])

    def show(self, key: int):  # want: GET /users/<int:key> open; PATCH /users/<int:key> open
        return jsonify(key)


def init_app(app: Flask, auth: Authenticator) -> None:
    for rule, endpoint, methods, view in Users(auth).routes():
        app.add_url_rule(rule, f"users.{endpoint}", view, methods=list(methods))
