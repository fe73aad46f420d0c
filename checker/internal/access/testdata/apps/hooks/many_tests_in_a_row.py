"""A hook asks many questions whose answers only a deployment knows; the guard does not hang on them."""
import socket

from flask import Flask, g, request
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)
for name in "LOGIN", "LOGOUT", "RESET", "REGISTER", "CONFIRM", "CHANGE", "VERIFY":
    app.config[name + "_URL"] = socket.gethostname() + "/" + name.lower()
LENGTHS = {"name": 32, "serial": 40, "realm": 255, "user": 20, "client": 50, "action": 100, "info": 50}
SET = {key: len(socket.gethostname()) for key in socket.gethostname()}


def is_login_page():
    path = request.path
    if (
        path.startswith(app.config["LOGIN_URL"])
        or path.startswith(app.config["LOGOUT_URL"])
        or path.startswith(app.config["RESET_URL"])
        or path.startswith(app.config["REGISTER_URL"])
        or path.startswith(app.config["CONFIRM_URL"])
        or path.startswith(app.config["CHANGE_URL"])
        or path.endswith(app.config["VERIFY_URL"])
    ):
        return True
    return path.endswith((".js", ".css"))


@app.before_request
def prepare():
    g.columns = {key: (SET[key] if key in SET else value) for key, value in LENGTHS.items()}
    g.page = is_login_page()
    for name, value in (request.view_args or {}).items():
        if isinstance(value, Exception):
            raise value


@app.delete("/things/<thing>/parts/<part>")
@jwt_required()
def remove(thing, part): return "gone"  # want: DELETE /things/<thing>/parts/<part> protected


@app.get("/things/<thing>")
def show(thing): return thing  # want: GET /things/<thing> open


@app.before_request
def closed():
    if request.path.startswith("/closed") and (request.path.endswith(app.config["VERIFY_URL"]) or "Authorization" not in request.headers):
        return "no", 401


@app.get("/closed/<thing>")
def locked(thing): return thing  # want: GET /closed/<thing> protected
