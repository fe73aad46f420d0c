from flask import Blueprint

users = Blueprint("users", __name__)


@users.get("/")
def all_users():  # want: GET /admin/users/ protected
    return "u"


@users.delete("/<int:uid>")
def drop(uid):  # want: DELETE /admin/users/<int:uid> protected
    return "x"
