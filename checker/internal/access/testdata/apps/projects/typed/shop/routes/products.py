from flask import Blueprint, jsonify

from ..auth import login_required

bp = Blueprint("products", __name__, url_prefix="/products")


@bp.get("/")
def listing():  # want: GET /products/ open
    return jsonify([])


@bp.post("/")
@login_required
def create():  # want: POST /products/ protected
    return jsonify({}), 201
