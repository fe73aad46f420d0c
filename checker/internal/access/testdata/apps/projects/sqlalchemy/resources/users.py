from flask import Blueprint, jsonify

from auth import admin_required
from models import User, db

bp = Blueprint("users", __name__)


@bp.route("/", methods=["GET"])
@admin_required
def get_all_users(current_user):  # want: GET /users/ protected
    return jsonify([u.to_dict() for u in User.query.all()])


@bp.route("/<public_id>", methods=["DELETE"])
@admin_required
def delete_user(current_user, public_id):  # want: DELETE /users/<public_id> protected
    User.query.filter_by(public_id=public_id).delete()
    db.session.commit()
    return "", 204


@bp.route("/<public_id>")
def public_profile(public_id):  # want: GET /users/<public_id> open
    user = User.query.filter_by(public_id=public_id).first()
    return jsonify(user.to_dict() if user else None)
