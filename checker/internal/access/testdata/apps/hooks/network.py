"""Hooks that look at addresses, hosts, bodies and headers."""
from flask import Blueprint, Flask, abort, g, jsonify, request

app = Flask(__name__)
ALLOWED_IPS = ["10.0.0.5", "10.0.0.6"]
LOCAL = {"127.0.0.1", "::1"}

ips = Blueprint("ips", __name__, url_prefix="/ips")
local = Blueprint("local", __name__, url_prefix="/local")
agent = Blueprint("agent", __name__, url_prefix="/agent")
body = Blueprint("body", __name__, url_prefix="/body")
secure = Blueprint("secure", __name__, url_prefix="/secure")


@agent.before_request
def key():
    expected = app.config.get("AGENT_KEY", "k")
    if request.headers.get("X-Agent-Key", type=str) != expected:
        return jsonify(error="key"), 403


@body.before_request
def token_in_body():
    data = request.get_json(silent=True) or {}
    if request.headers.get("Authorization") is None and request.cookies.get("sid") is None:
        abort(401)
    g.data = data


@secure.before_request
def https():
    if not request.is_secure and app.config.get("FORCE_HTTPS"):
        return "use https", 403
    g.checked = True


@agent.get("/x")
def agent_x():  # want: GET /agent/x protected
    return "x"


@body.post("/x")
def body_x():  # want: POST /body/x protected
    return "x"


@secure.get("/x")
def secure_x():  # want: GET /secure/x open
    return str(g.checked)


for bp in (ips, local, agent, body, secure):
    app.register_blueprint(bp)
