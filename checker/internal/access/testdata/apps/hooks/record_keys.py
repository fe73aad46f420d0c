from dataclasses import dataclass
from typing import NamedTuple
from flask import Flask, request, abort

app = Flask(__name__)


@dataclass(frozen=True)
class Op:
    method: str
    path: str


class Pair(NamedTuple):
    method: str
    path: str


OPEN = {Op("GET", "/a"): True, Op("POST", "/a"): False}
FREE = {Pair("GET", "/b"), ("GET", "/c")}
BLOCK = [Op("GET", "/d")]


@app.before_request
def gate():
    op = Op(request.method, request.path)
    if OPEN.get(op):
        return
    if Pair(request.method, request.path) in FREE or (request.method, request.path) in FREE:
        return
    if request.path == "/e" and op not in BLOCK:
        return
    abort(401)


@app.route("/a", methods=["GET", "POST"])
def a():  # want: GET /a open; POST /a protected
    return "a"


@app.get("/b")
def b():  # want: GET /b open
    return "b"


@app.get("/c")
def c():  # want: GET /c open
    return "c"


@app.get("/d")
def d():  # want: GET /d protected
    return "d"


@app.get("/e")
def e():  # want: GET /e open
    return "e"
