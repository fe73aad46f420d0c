from flask import Blueprint

bp = Blueprint("news", __name__)


@bp.get("/")
def listing():  # want: GET /news/ open
    return "news"
