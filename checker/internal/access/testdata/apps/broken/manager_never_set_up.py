"""A JWTManager that no application gets: every guard of the package crashes, in whatever mode."""
from flask import Flask, request
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

jwt = JWTManager()


@jwt.unauthorized_loader
def unauthorized(reason):
    return {"error": reason}, 401


app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "never set up"


@app.before_request
def writes_are_guarded():
    if request.method != "GET":
        verify_jwt_in_request()


@app.get("/orders")
@jwt_required()
def orders():  # want: GET /orders broken
    return []


@app.get("/offers")
@jwt_required(optional=True)
def offers():  # want: GET /offers broken
    return []


@app.get("/hours")
def hours():  # want: GET /hours open
    return {"open": 9}


@app.post("/orders")
def add():  # want: POST /orders broken
    return {}, 201
