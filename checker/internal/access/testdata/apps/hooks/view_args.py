from flask import Flask, abort, request, session

app = Flask(__name__)
app.secret_key = "1"


@app.before_request
def gate():
    args = request.view_args or {}
    if args.get("open"):
        return None
    if "shop" in args and args["shop"] == "x":
        return None
    if not session.get("uid"):
        abort(401)


@app.get("/shut")
def shut():  # want: GET /shut protected
    return "s"


@app.get("/flag", defaults={"open": True})
@app.get("/flag2", defaults={"open": False})
def flag(open):  # want: GET /flag open; GET /flag2 protected
    return "f"


@app.get("/n/<int:n>")
def number(n):  # want: GET /n/<int:n> protected
    return "f"
