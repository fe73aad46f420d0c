from functools import partial

from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request
import flask_jwt_extended as fje

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
JWTManager(app)

soft = partial(jwt_required, optional=True)
hard = partial(jwt_required, fresh=True)
required = jwt_required()
maybe = jwt_required(optional=True)


@app.get("/a")
@soft()
def a():  # want: GET /a optional
    return "a"


@app.get("/b")
@hard()
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@required
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@maybe
def d():  # want: GET /d optional
    return "d"


@app.get("/e")
@fje.jwt_required()
def e():  # want: GET /e protected
    return "e"


@app.get("/f")
@getattr(fje, "jwt_required")()
def f():  # want: GET /f protected
    return "f"


@app.get("/g")
@soft(optional=False)
def g():  # want: GET /g protected
    return "g"
