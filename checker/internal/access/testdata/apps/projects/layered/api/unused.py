from flask import Blueprint

bp = Blueprint("unused", __name__)


@bp.get("/never")
def never():
    return "never served"
