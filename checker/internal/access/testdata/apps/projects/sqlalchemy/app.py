from flask import Flask

from models import db
from resources import items, users
from auth import auth_bp


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    app.config["SECRET_KEY"] = "sqlalchemy"
    db.init_app(app)
    with app.app_context():
        db.create_all()
    app.register_blueprint(auth_bp)
    app.register_blueprint(items.bp, url_prefix="/items")
    app.register_blueprint(users.bp, url_prefix="/users")
    return app
