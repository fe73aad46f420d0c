from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

import jwt
from flask import Request, current_app, g, jsonify, request, session
from flask.typing import ResponseReturnValue

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Identity:
    subject: str
    scopes: frozenset[str] = frozenset()

    def allows(self, scope: str) -> bool:
        return scope in self.scopes


class Strategy(ABC):
    @abstractmethod
    def identify(self, req: Request) -> Identity | None: ...


class BearerStrategy(Strategy):
    def __init__(self, secret: str) -> None:
        self._secret = secret

    def identify(self, req: Request) -> Identity | None:
        match req.headers.get("Authorization", "").split():
            case ["Bearer", token]:
                try:
                    claims = jwt.decode(token, self._secret, algorithms=["HS256"])
                except jwt.InvalidTokenError:
                    return None
                return Identity(claims["sub"], frozenset(claims.get("scope", "").split()))
            case _:
                return None


class SessionStrategy(Strategy):
    def identify(self, req: Request) -> Identity | None:
        if (name := session.get("user")) is not None:
            return Identity(name)
        return None


class Chain(Strategy):
    def __init__(self, strategies: Sequence[Strategy]) -> None:
        self._strategies = tuple(strategies)

    def identify(self, req: Request) -> Identity | None:
        return next((i for s in self._strategies if (i := s.identify(req)) is not None), None)


class Authenticator:
    def __init__(self, strategy: Strategy, *, strict: bool) -> None:
        self._strategy = strategy
        self._strict = strict

    def current(self) -> Identity | None:
        if not hasattr(g, "identity"):
            g.identity = self._strategy.identify(request)
        return g.identity

    def required(self, *scopes: str) -> Callable[[Callable[P, R]], Callable[P, R | ResponseReturnValue]]:
        def decorate(view: Callable[P, R]) -> Callable[P, R | ResponseReturnValue]:
            @wraps(view)
            def wrapper(*args: P.args, **kwargs: P.kwargs) -> R | ResponseReturnValue:
                identity = self.current()
                if identity is None and self._strict:
                    return jsonify(error="authentication required"), 401
                if identity and not all(identity.allows(s) for s in scopes):
                    return jsonify(error="not allowed"), 403
                return view(*args, **kwargs)

            return wrapper

        return decorate

    def optional(self, view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            self.current()
            return view(*args, **kwargs)

        return wrapper


def authenticator() -> Authenticator:
    return current_app.extensions["authenticator"]


def login_required(view: Callable[P, R]) -> Callable[P, R | ResponseReturnValue]:
    @wraps(view)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R | ResponseReturnValue:
        return authenticator().required()(view)(*args, **kwargs)

    return wrapper
