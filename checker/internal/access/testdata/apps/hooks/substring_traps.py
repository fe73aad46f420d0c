from flask import Flask, request, abort

app = Flask(__name__)
PUBLIC = "/health"
OPEN = ("/status")
PREFIXES = ["/docs", "/"]
METHODS = "GETHEAD"


@app.before_request
def gate():
    if request.path in PUBLIC:
        return
    if request.endpoint in ("signin"):
        return
    if request.method not in METHODS and request.path.rstrip("/").endswith(tuple(["/draft"])):
        return
    if request.path in OPEN:
        return
    if not request.headers.get("X-Key"):
        abort(401)


@app.get("/")
def home():  # want: GET / open
    return "h"


@app.get("/health")
def health():  # want: GET /health open
    return "ok"


@app.get("/heal")
def heal():  # want: GET /heal open
    return "heal"


@app.get("/s", endpoint="sign")
def sign():  # want: GET /s open
    return "s"


@app.post("/x/draft")
def draft():  # want: POST /x/draft open
    return "d"


@app.get("/x/draft2")
def draft2():  # want: GET /x/draft2 protected
    return "d"


@app.get("/stat")
def stat():  # want: GET /stat open
    return "s"


@app.get("/other")
def other():  # want: GET /other protected
    return "o"
