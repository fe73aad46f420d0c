from flask import Blueprint

side = Blueprint("side", __name__, url_prefix="/side")


@side.get("/")
def index():  # want: GET /side/ open
    return "s"
