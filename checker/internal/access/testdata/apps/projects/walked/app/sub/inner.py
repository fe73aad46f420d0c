from flask import Blueprint
from .. import need

inner = Blueprint("inner", __name__, url_prefix="/inner")
inner.before_request(need)


@inner.get("/")
def index():  # want: GET /inner/ protected
    return "i"
