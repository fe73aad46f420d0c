from flask import Flask, request, abort

app = Flask(__name__)
app.config["AUTH_EXEMPT"] = ["/", "/login"]
app.config["AUTH_EXEMPT_EXACT"] = {"/", "/login"}


@app.before_request
def gate():
    if request.path.startswith("/api"):
        if request.path in app.config["AUTH_EXEMPT_EXACT"]:
            return
    elif any(request.path.startswith(p) for p in app.config["AUTH_EXEMPT"]):
        return None
    if request.headers.get("X-Key") is None:
        abort(401)


@app.get("/")
def home():  # want: GET / open
    return "h"


@app.get("/admin")
def admin():  # want: GET /admin open
    return "a"


@app.get("/api/x")
def api():  # want: GET /api/x protected
    return "x"
