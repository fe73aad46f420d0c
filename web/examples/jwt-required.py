from flask import Flask, jsonify
from flask_jwt import JWT, current_identity, jwt_required

from accounts import authenticate, identity

app = Flask(__name__)
app.config["SECRET_KEY"] = "from the environment, in a real app"
jwt = JWT(app, authenticate, identity)


@app.route("/protected")
@jwt_required()
def protected():
    return jsonify(user=current_identity.id)
