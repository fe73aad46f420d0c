from __future__ import annotations
from functools import wraps
from typing import Iterator
from flask import Blueprint, jsonify, request
from ..domain.model import Scope
from ..domain.services import Container

PUBLIC = Scope.NONE


class Endpoints:
    def __init__(self, container: Container):
        self.container = container
        self.blueprint = Blueprint(type(self).__name__.lower(), __name__)
        self.define()

    def define(self) -> None:
        raise NotImplementedError

    def expose(self, rule, scope: Scope, **options):
        def decorator(fn):
            @self.blueprint.route(rule, **options)
            @wraps(fn)
            def endpoint(*args, **kwargs):
                decision = self.container.authorizer.decide(request.headers.get("X-Merchant"), scope)
                if not decision:
                    return jsonify(error=decision.reason), 401
                return fn(*args, **kwargs)

            return fn

        return decorator


class Charges(Endpoints):
    def define(self):
        @self.expose("/charges", Scope.READ)
        def list_charges():  # want: GET /charges protected
            return jsonify([])

        @self.expose("/charges", Scope.CHARGE, methods=["POST"])
        def charge():  # want: POST /charges protected
            return jsonify(id=1), 201

        @self.expose("/charges/<cid>/refund", Scope.CHARGE | Scope.REFUND, methods=["POST"])
        def refund(cid):  # want: POST /charges/<cid>/refund protected
            return jsonify(id=cid)


class Meta(Endpoints):
    def define(self):
        @self.expose("/currencies", PUBLIC)
        def currencies():  # want: GET /currencies open
            return jsonify(["EUR"])

        @self.blueprint.get("/health")
        def health():  # want: GET /health open
            return jsonify(ok=True, at=self.container.clock())


def build_blueprints(container) -> Iterator[Blueprint]:
    for cls in Endpoints.__subclasses__():
        yield cls(container).blueprint
