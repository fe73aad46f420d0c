"""The application that is served lacks the JWTManager, which another one in its file got."""
from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

tool = Flask("tool")
tool.config["JWT_SECRET_KEY"] = "tool"
app = Flask(__name__)
JWTManager().init_app(tool)


@app.get("/jobs")
@jwt_required()
def jobs(): return []  # want: GET /jobs broken


@app.get("/maybe")
@jwt_required(optional=True)
def maybe(): return []  # want: GET /maybe broken
