from flask import Blueprint, jsonify

from ..auth import Authenticator


def make(auth: Authenticator) -> Blueprint:
    bp = Blueprint("orders", __name__, url_prefix="/orders")

    @bp.get("/")
    @auth.required("orders:read")
    def listing():  # want: GET /orders/ protected
        return jsonify([])

    @bp.get("/preview")
    @auth.optional
    def preview():  # want: GET /orders/preview open
        return jsonify([])

    @bp.post("/")
    @auth.required()
    def create():  # want: POST /orders/ protected
        return jsonify({}), 201

    return bp
