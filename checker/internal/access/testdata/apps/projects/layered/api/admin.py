from flask import Blueprint

from core import security

from . import admin_required

bp = Blueprint("admin", __name__, url_prefix="/admin")
bp.before_request(admin_required(lambda: None))


@bp.get("/")
def dashboard():  # want: GET /admin/ protected
    return "dashboard"


@bp.post("/reset")
@security.auth_required("root")
def reset():  # want: POST /admin/reset protected
    return "reset"
