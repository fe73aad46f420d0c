from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)


@app.get("/accounts")
@jwt_required()
def accounts(): return []  # want: GET /accounts protected
