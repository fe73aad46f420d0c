from flask import Blueprint

PRIVATE = True
bp = Blueprint("users", __name__)


@bp.get("/")
def listing():  # want: GET /users/ protected
    return "users"


@bp.post("/new")
def new():  # want: POST /users/new protected
    return "new"
