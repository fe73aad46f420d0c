from flask import Blueprint, Flask, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

from shop import db

admin = Blueprint("admin", __name__, url_prefix="/admin")
reports = Blueprint("reports", __name__, url_prefix="/reports")


@admin.before_request
def ask_for_a_token():
    if request.endpoint == "admin.status":
        return
    verify_jwt_in_request()


@admin.get("/status")
def status():
    return jsonify(db.status())


@admin.delete("/users/<int:user_id>")
def delete_user(user_id):
    db.delete_user(user_id)
    return "", 204


@reports.get("/revenue")
def revenue():
    return jsonify(db.revenue())


def create_app():
    app = Flask(__name__)
    JWTManager(app)
    app.register_blueprint(admin)
    app.register_blueprint(reports)
    return app
