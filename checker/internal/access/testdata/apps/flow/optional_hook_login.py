"""A hook that looks at a token everywhere and asks for none: a login stays one."""
from flask import Flask, request
from flask_jwt_extended import JWTManager, create_access_token, verify_jwt_in_request

from models import User

app = Flask(__name__)
jwt = JWTManager(app)


@app.before_request
def look():
    verify_jwt_in_request(optional=True)


@app.post("/enter")
def enter():  # want: POST /enter public
    user = User.query.filter_by(name=request.json["name"]).first()
    if not user or not user.check_password(request.json["password"]):
        return {"error": "wrong name or password"}, 401
    return {"token": create_access_token(user.id)}


@app.post("/give")
def give():  # want: POST /give optional
    return {"token": create_access_token("anybody")}


@app.get("/orders")
def orders():  # want: GET /orders optional
    return {"orders": []}
