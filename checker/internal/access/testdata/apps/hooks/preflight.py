"""A hook that answers OPTIONS with headers of its own."""
from flask import Flask, jsonify, make_response, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "preflight"
JWTManager(app)


@app.before_request
def preflight():
    if request.method == "OPTIONS":
        answer = make_response()
        answer.headers.add("Access-Control-Allow-Origin", "*")
        answer.headers.set("Vary", "Origin")
        answer.headers.setdefault("Access-Control-Max-Age", "600")
        return answer


@app.before_request
def gate():
    verify_jwt_in_request()


@app.get("/rows")
def rows():  # want: GET /rows protected
    answer = make_response("x")
    answer.headers.add("X-A", "1")
    return answer


@app.get("/other")
def other():  # want: GET /other protected
    return jsonify(1)
