from datetime import datetime, timedelta

import jwt
from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import check_password_hash, generate_password_hash

db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    public_id = db.Column(db.String(50), unique=True)
    name = db.Column(db.String(50))
    password = db.Column(db.String(80))
    admin = db.Column(db.Boolean, default=False)
    items = db.relationship("Item", backref="owner")

    def set_password(self, raw):
        self.password = generate_password_hash(raw)

    def check_password(self, raw):
        return check_password_hash(self.password, raw)

    def token(self):
        return jwt.encode({"public_id": self.public_id, "exp": datetime.utcnow() + timedelta(minutes=30)},
                          current_app.config["SECRET_KEY"], algorithm="HS256")

    def to_dict(self):
        return {"public_id": self.public_id, "name": self.name}


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String(50))
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"))
