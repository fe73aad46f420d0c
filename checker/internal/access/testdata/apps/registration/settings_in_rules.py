"""URL rules that come from settings, chosen by an environment that is not given."""
import os

from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required


class Base:
    JWT_SECRET_KEY = "rules"
    PREFIX = "/api"


class Development(Base):
    DEBUG = True


class Production(Base):
    DEBUG = False


os.environ.setdefault("STAGE", "development")
app = Flask(__name__)
if os.getenv("STAGE").lower() == "development":
    app.config.from_object(Development)
elif os.getenv("STAGE").lower() == "production":
    app.config.from_object(Production)
JWTManager(app)
PREFIX = app.config.get("PREFIX")


@app.get(f"{PREFIX}/a")
@jwt_required()
def a():  # want: GET /api/a protected
    return jsonify(1)


@app.get(app.config["PREFIX"] + "/b")
def b():  # want: GET /api/b open
    return jsonify(1)
