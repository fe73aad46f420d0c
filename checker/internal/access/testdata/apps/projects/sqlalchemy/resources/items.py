from flask import Blueprint, jsonify, request

from auth import token_required
from models import Item, db

bp = Blueprint("items", __name__)


@bp.route("/", methods=["GET"])
@token_required
def get_all_items(current_user):  # want: GET /items/ protected
    return jsonify([i.text for i in Item.query.filter_by(user_id=current_user.id).all()])


@bp.route("/<int:item_id>", methods=["GET", "PUT"])
@token_required
def one_item(current_user, item_id):  # want: GET /items/<int:item_id> protected; PUT /items/<int:item_id> protected
    item = Item.query.filter_by(id=item_id, user_id=current_user.id).first_or_404()
    if request.method == "PUT":
        item.text = request.json["text"]
        db.session.commit()
    return jsonify(item.text)


@bp.route("/count")
def count():  # want: GET /items/count open
    return jsonify(Item.query.count())
