"""Syntax of all ages around guards: decorator expressions, continuation lines, odd layouts, unicode names."""
from __future__ import annotations

import functools as ft
from typing import TYPE_CHECKING, Final, Literal, TypedDict, overload

import flask
from flask import Flask, jsonify as j
from flask_jwt_extended import (
    JWTManager as Manager,
    jwt_required as needs,
    verify_jwt_in_request as verify,
)

if TYPE_CHECKING:
    from collections.abc import Callable

app: Final[Flask] = Flask(__name__); app.config["JWT_SECRET_KEY"] = "mix"; Manager(app)

GUARDS = [needs(), needs(optional=True), lambda f: f]
BY_NAME: dict[str, "Callable"] = {"strict": needs(), "none": (lambda f: f)}


class Options(TypedDict, total=False):
    fresh: bool
    optional: bool


STRICT: Options = {"fresh": True}
LAX: Options = {"optional": True}


class Namespace:
    class Inner:
        @staticmethod
        def guard(f):
            @ft.wraps(f)
            def größe(*args, **kwargs):
                return verify() and f(*args, **kwargs)

            return größe


@app.route("/a"
           , methods=["GET"])
@GUARDS[0]
def a(): return "a"  # want: GET /a protected


@app.route("/b")
@GUARDS[1]
def b(): return "b"  # want: GET /b optional


@app.route("/c")
@GUARDS[-1]
def c(): return "c"  # want: GET /c open


@app.route("/d")
@BY_NAME["strict"]
def d(): return "d"  # want: GET /d protected


@app.route("/e")
@(BY_NAME.get("none") or needs())
def e(): return "e"  # want: GET /e open


@app.route("/f")
@(needs() if len(GUARDS) > 5 else GUARDS[2])
def f(): return "f"  # want: GET /f open


@app.route("/g")
@needs(**STRICT)
def g(): return "g"  # want: GET /g protected


@app.route("/h")
@needs(**LAX)
def h(): return "h"  # want: GET /h optional


@app.route("/i")
@needs(**{**STRICT, **LAX})
def i(): return "i"  # want: GET /i optional


@app.route("/k/<int:x>/<path:y>")
@Namespace.Inner.guard
def k(x: int, /, y: str = "", *, z: int | None = None) -> flask.Response: return j(x, y, z)  # want: GET /k/<int:x>/<path:y> protected


@(lambda view: app.route("/l")(needs()(view)))
def l(): return "l"  # noqa: E743  # want: GET /l protected


@app.route("/m")
@(guard := needs())
def m(): return "m"  # want: GET /m protected


@app.route("/n")
@guard
def n(): return "n"  # want: GET /n protected


@app.route("/o") \
# a comment below a continuation
@needs(
    fresh=True,
    # refresh=True,
)
def o(  # want: GET /o protected
    *,
    q: Literal["a", "b"] = "a",
):
    """
    @needs() in a docstring guards nothing
    """
    return q


if (secret := app.config.get("JWT_SECRET_KEY")) and not secret.isdigit():
    @app.route("/p")
    def p(): return "p"  # want: GET /p open

app.add_url_rule("/q", "q", q_view := (lambda: "q"))  # want: GET /q open; GET /r protected
app.add_url_rule("/r", "r", needs()(q_view))
app.add_url_rule("/s", "s", *[needs()(lambda: "s")], **{"methods": {"GET", "POST"}})  # want: GET /s protected; POST /s protected
