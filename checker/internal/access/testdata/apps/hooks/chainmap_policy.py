from collections import ChainMap, defaultdict, deque, OrderedDict
from flask import Flask, request, abort

app = Flask(__name__)
DEFAULTS = {"index": "public", "ping": "public"}
OVERRIDES = {"ping": "private"}
policy = ChainMap(OVERRIDES, DEFAULTS)
levels = defaultdict(lambda: "private", health="public")
recent = deque(maxlen=5)
ordered = OrderedDict([("index", 1), ("terms", 2)])


@app.before_request
def gate():
    recent.append(request.path)
    ep = request.endpoint
    if policy.get(ep) == "public" or levels[ep] == "public":
        return
    if ep in ordered and ordered[ep] > 1:
        return
    if not request.headers.get("X-Key"):
        abort(401)


@app.get("/")
def index():  # want: GET / open
    return "i"


@app.get("/ping")
def ping():  # want: GET /ping protected
    return "p"


@app.get("/health")
def health():  # want: GET /health open
    return "h"


@app.get("/terms")
def terms():  # want: GET /terms open
    return "t"


@app.get("/other")
def other():  # want: GET /other protected
    return "o"
