from flask import Flask, jsonify, request
from flask_login import LoginManager, current_user, login_required

from shop import db

app = Flask(__name__)
login_manager = LoginManager(app)


@login_manager.user_loader
def load_user(user_id):
    return db.user(user_id)


@login_required
@app.post("/orders/<int:order_id>/refund")
def refund(order_id):
    """Flask has registered `refund` before the guard wraps it."""
    db.refund(order_id, request.json["amount"])
    return jsonify(refunded=order_id)


@app.post("/orders/<int:order_id>/cancel")
@login_required
def cancel(order_id):
    """Here the guard is inside, and Flask registers the guarded function."""
    db.cancel(order_id, by=current_user.id)
    return jsonify(cancelled=order_id)
