# derived: the body's own refusals count as guards by the design; the runtime calls them reached
"""Checks in the view's own body."""
import jwt
from flask import Flask, abort, g, jsonify, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = "body"


def save(x):
    with open("log.txt", "a") as f:
        f.write(str(x))


@app.get("/session")
def by_session():  # want: GET /session protected
    if "user_id" not in session:
        return redirect("/")
    return jsonify(session["user_id"])


@app.post("/header")
def by_header():  # want: POST /header protected
    token = request.headers.get("Authorization")
    if not token:
        return jsonify(error="no token"), 401
    return jsonify(ok=True)


@app.get("/abort")
def by_abort():  # want: GET /abort protected
    if not session.get("user"):
        abort(403)
    return "x"


@app.get("/nested")
def nested():  # want: GET /nested protected
    if session.get("user"):
        return "x"
    else:
        return "no", 401


@app.post("/late")
def too_late():  # want: POST /late open
    save(request.get_json())
    if "user" not in session:
        abort(401)
    return "x"


@app.get("/no-consequence")
def no_consequence():  # want: GET /no-consequence open
    user = session.get("user")
    if not user:
        user = "guest"
    return user


@app.get("/greeting")
def greeting():  # want: GET /greeting open
    if "user" in session:
        return "hello " + session["user"]
    return "hello"


@app.get("/pyjwt")
def by_pyjwt():  # want: GET /pyjwt protected
    try:
        claims = jwt.decode(request.headers.get("X-Token", ""), "body", algorithms=["HS256"])
    except jwt.PyJWTError:
        return jsonify(error="token"), 401
    return jsonify(claims)


@app.post("/login")
def login():  # want: POST /login open
    form = request.get_json()
    if form.get("password") != "x":
        return jsonify(error="wrong"), 401
    session["user"] = form.get("name")
    return "ok"


@app.get("/validate/<int:n>")
def validate(n):  # want: GET /validate/<int:n> open
    if n > 10:
        abort(404)
    return str(n)


class NoToken(Exception):
    pass


def caller():
    token = request.headers.get("Authorization")
    if not token:
        raise NoToken
    return jwt.decode(token, "k", algorithms=["HS256"])["sub"]


@app.delete("/crash/<int:number>")
def refused_by_a_crash(number):  # want: DELETE /crash/<int:number> protected
    save((caller(), number))
    return "x"


@app.delete("/crash-too-late/<int:number>")
def crash_after_the_work(number):  # want: DELETE /crash-too-late/<int:number> open
    save(number)
    return caller()


@app.post("/other-crash")
def crash_for_another_reason():  # want: POST /other-crash open
    if request.headers.get("Authorization"):
        g.user = 1
    save(request.get_json()["text"])
    raise NoToken


def claims():
    token = None
    if "Authorization" in request.headers:
        header = request.headers["Authorization"]
        if header.startswith("Bearer "):
            token = header.split(" ")[1]
    if not token:
        raise jwt.PyJWTError
    return jwt.decode(token, "k", algorithms=["HS256"])


@app.delete("/claims/<int:number>")
def refused_with_a_package_exception(number):  # want: DELETE /claims/<int:number> protected
    user = claims()["sub"]
    save((user, number))
    return "x"


@app.post("/flag")
def refused_by_a_flag():  # want: POST /flag protected
    allowed = False
    if session.get("user"):
        allowed = True
    if not allowed:
        return jsonify(error="log in first"), 400
    save(1)
    return "x"
