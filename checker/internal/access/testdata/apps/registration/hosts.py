"""The host is the one that the rule is for."""
from flask import Flask, request, abort
app = Flask(__name__)
app.config["SERVER_NAME"] = "example.test"
@app.get("/", subdomain="api")
def api(): return "api"  # want: GET / protected
@app.get("/")
def home(): return "home"  # want: GET / open
@app.before_request
def gate():
    if request.host.startswith("api.") and "X-A" not in request.headers: abort(401)
