from flask import Blueprint, request, abort, current_app
from .users import users

admin = Blueprint("admin", __name__)
admin.register_blueprint(users, url_prefix="/users")


@admin.before_request
def gate():
    if request.blueprint == "admin.preview" and request.view_args.get("slug") == "x":
        return None
    if request.cookies.get("sid") not in current_app.config.get("SIDS", ()):
        abort(403)


@admin.get("/")
def dash():  # want: GET /admin/ protected
    return "dash"
