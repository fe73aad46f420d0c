from urllib.parse import urlparse, urlsplit, unquote, parse_qs
from pathlib import PurePosixPath
from flask import Flask, request, abort
import posixpath

app = Flask(__name__)
OPEN_EXT = {".css", ".js", ".png"}
OPEN_TOP = ("docs", "blog")


@app.before_request
def gate():
    path = PurePosixPath(request.path)
    if path.suffix in OPEN_EXT:
        return
    if len(path.parts) > 1 and path.parts[1] in OPEN_TOP:
        return
    if urlparse(request.url).path == "/robots.txt" or posixpath.normpath(request.path) == "/about":
        return
    if "Authorization" not in request.headers:
        abort(401)


@app.get("/docs/intro")
def intro():  # want: GET /docs/intro open
    return "i"


@app.get("/blogs")
def blogs():  # want: GET /blogs protected
    return "b"


@app.get("/files/report.css")
def css():  # want: GET /files/report.css open
    return "c"


@app.get("/robots.txt")
def robots():  # want: GET /robots.txt open
    return "r"


@app.get("/about")
def about():  # want: GET /about open
    return "a"


@app.get("/data.json")
def data():  # want: GET /data.json protected
    return "d"
