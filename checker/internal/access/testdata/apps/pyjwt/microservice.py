"""A microservice's auth: JWKS stub, decorator class, scopes, helper modules simulated by classes, typed errors."""
import functools
import json
import logging
import os
import time
from typing import Any, Dict, List, Optional

import jwt
from flask import Flask, Response, g, jsonify, request

log = logging.getLogger(__name__)
app = Flask(__name__)
SECRET = os.getenv("JWT_SECRET", "micro")
ALGORITHMS = ["HS256"]


class TokenError(Exception):
    status_code = 401

    def __init__(self, message: str, status_code: Optional[int] = None) -> None:
        super().__init__(message)
        self.message = message
        if status_code is not None:
            self.status_code = status_code

    def to_dict(self) -> Dict[str, Any]:
        return {"error": self.message}


@app.errorhandler(TokenError)
def on_token_error(error: TokenError) -> Response:
    response = jsonify(error.to_dict())
    response.status_code = error.status_code
    return response


class TokenReader:
    prefix = "Bearer"

    def __init__(self, header: str = "Authorization") -> None:
        self.header = header

    def raw(self) -> str:
        value = request.headers.get(self.header)
        if not value:
            raise TokenError("missing token")
        kind, sep, token = value.partition(" ")
        if kind != self.prefix or not sep:
            raise TokenError("bad token", 400)
        return token

    def claims(self) -> Dict[str, Any]:
        try:
            return jwt.decode(self.raw(), SECRET, algorithms=ALGORITHMS)
        except jwt.ExpiredSignatureError as exc:
            raise TokenError("expired") from exc
        except jwt.InvalidTokenError as exc:
            log.exception("invalid token")
            raise TokenError("invalid") from exc


reader = TokenReader()


class requires:  # noqa: N801
    """@requires("read") or @requires(any_of=[...]) or @requires(optional=True)."""

    def __init__(self, *scopes: str, any_of: Optional[List[str]] = None, optional: bool = False) -> None:
        self.scopes = set(scopes)
        self.any_of = set(any_of or ())
        self.optional = optional

    def __call__(self, view):
        @functools.wraps(view)
        def wrapper(*args, **kwargs):
            started = time.perf_counter()
            try:
                g.claims = reader.claims()
            except TokenError:
                if not self.optional:
                    raise
                g.claims = {}
            else:
                self._check(g.claims)
            try:
                return view(*args, **kwargs)
            finally:
                log.debug("took %.3f", time.perf_counter() - started)

        return wrapper

    def _check(self, claims):
        have = set(claims.get("scope", "").split())
        if not self.scopes <= have or (self.any_of and not self.any_of & have):
            raise TokenError("scope", 403)


@app.get("/items")
@requires("read")
def items():  # want: GET /items protected
    return jsonify([])


@app.post("/items")
@requires("read", "write")
def create():  # want: POST /items protected
    return jsonify({}), 201


@app.get("/any")
@requires(any_of=["a", "b"])
def any_scope():  # want: GET /any protected
    return "x"


@app.get("/optional")
@requires(optional=True)
def optional():  # want: GET /optional open
    return jsonify(g.claims)


@app.get("/health")
def health():  # want: GET /health open
    return json.dumps({"ok": True})
