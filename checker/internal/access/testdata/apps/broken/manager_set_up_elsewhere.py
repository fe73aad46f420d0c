"""A JWTManager that no application is seen to get, where code that is not given gets the application."""
from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

from extensions import jwt

manager = JWTManager()
app = Flask(__name__)
jwt.init_app(app)


@app.get("/orders")
@jwt_required()
def orders():  # want: GET /orders protected
    return []
