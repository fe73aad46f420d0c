"""A policy text in the module's docstring.

routes:
    GET /alpha      public
    GET /beta       key
    POST /beta      key
    GET /gamma      off
    GET /delta      public
"""
import inspect
import re
from flask import Flask, request, abort

app = Flask(__name__)
LINE = re.compile(r"^\s+(?P<verb>[A-Z]+)\s+(?P<path>/\S*)\s+(?P<mode>\w+)$", re.M)
POLICY = {(m["verb"], m["path"]): m["mode"] for m in LINE.finditer(__doc__)}


@app.before_request
def apply():
    mode = POLICY.get((request.method, request.path), "key")
    if mode == "off":
        abort(404)
    if mode != "public" and request.headers.get("X-Key") is None:
        abort(401)


@app.get("/alpha")
def alpha():  # want: GET /alpha open
    return "a"


@app.route("/beta", methods=["GET", "POST"])
def beta():  # want: GET /beta protected; POST /beta protected
    return "b"


@app.get("/delta")
def delta():  # want: GET /delta open
    return "d"


@app.get("/epsilon")
def epsilon():  # want: GET /epsilon protected
    return "e"
