"""Flask-CORS answers OPTIONS before the view, unless it is told not to."""
from flask import Flask, request
from flask_cors import cross_origin
from flask_jwt_extended import JWTManager, jwt_required
app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)

@app.route("/a", methods=["OPTIONS", "POST"])
@cross_origin()
@jwt_required()
def a(): return "a"  # want: POST /a protected

@app.route("/b", methods=["OPTIONS", "POST"])
@cross_origin(automatic_options=False)
def b(): return "b"  # want: POST /b open

@app.route("/c", methods=["OPTIONS", "GET"])
@cross_origin(origins="*")
def c(): return "c"  # want: GET /c open
