"""Role decorators over an Enum, as a typed code base writes them."""
from __future__ import annotations

from enum import Enum
from functools import wraps
from typing import Any, Callable, TypeVar

from flask import Flask, abort, g, jsonify
from flask_jwt_extended import JWTManager, get_jwt, verify_jwt_in_request

F = TypeVar("F", bound=Callable[..., Any])

app = Flask(__name__)
app.config.update(JWT_SECRET_KEY="enum-roles", PROPAGATE_EXCEPTIONS=False)
jwt = JWTManager(app)


class Role(str, Enum):
    ADMIN = "admin"
    EDITOR = "editor"
    GUEST = "guest"

    @property
    def needs_token(self) -> bool:
        return self is not Role.GUEST


def requires(*roles: Role) -> Callable[[F], F]:
    def decorate(view: F) -> F:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if Role.GUEST in roles:
                return view(*args, **kwargs)
            verify_jwt_in_request()
            held = set(get_jwt().get("roles", []))
            if not held & {r.value for r in roles}:
                abort(403)
            g.roles = held
            return view(*args, **kwargs)

        return guarded  # type: ignore[return-value]

    return decorate


def needs(role: Role):
    def decorate(view):
        if not role.needs_token:
            return view

        @wraps(view)
        def guarded(*args, **kwargs):
            verify_jwt_in_request()
            return view(*args, **kwargs)

        return guarded

    return decorate


@app.get("/reports")
@requires(Role.ADMIN)
def reports():  # want: GET /reports protected
    return jsonify([])


@app.get("/news")
@requires(Role.GUEST, Role.EDITOR)
def news():  # want: GET /news open
    return jsonify([])


@app.put("/news/<int:key>")
@requires(Role.EDITOR, Role.ADMIN)
def edit_news(key: int):  # want: PUT /news/<int:key> protected
    return jsonify(key=key)


@app.get("/drafts")
@needs(Role.EDITOR)
def drafts():  # want: GET /drafts protected
    return jsonify([])


@app.get("/weather")
@needs(Role.GUEST)
def weather():  # want: GET /weather open
    return jsonify(sun=True)


@app.get("/roles")
@needs(Role("admin"))
def list_roles():  # want: GET /roles protected
    return jsonify([r.value for r in Role])
