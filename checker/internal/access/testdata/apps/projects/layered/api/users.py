from flask import Blueprint, jsonify
from flask.views import MethodView

from models.user import User

from . import auth_required

bp = Blueprint("users", __name__, url_prefix="/users")


class UserList(MethodView):
    decorators = [auth_required()]

    def get(self):  # want: GET /users/ protected
        return jsonify(User.all())

    def post(self):  # want: POST /users/ protected
        return jsonify({}), 201


class UserDetail(MethodView):
    def get(self, key):  # want: GET /users/<int:key> open
        return jsonify(User.get(key))

    @auth_required("admin", "owner")
    def delete(self, key):  # want: DELETE /users/<int:key> protected
        return "", 204


bp.add_url_rule("/", view_func=UserList.as_view("list"))
bp.add_url_rule("/<int:key>", view_func=UserDetail.as_view("detail"))
