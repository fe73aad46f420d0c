"""What a hook returns is the response; some values are none, and the request ends with an error of the server."""
from flask import Blueprint, Flask, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "answers"
JWTManager(app)
free, numbers, lists, tokens = (Blueprint(name, __name__, url_prefix="/" + name) for name in ("free", "numbers", "lists", "tokens"))


class Denied:
    status = 401


free.before_request(lambda: request.path.endswith("/open") and None)
numbers.before_request(lambda: 401)
lists.before_request(lambda: (["who are you?"], 401))
tokens.before_request(lambda: verify_jwt_in_request())


@app.before_request
def by_endpoint():
    if request.endpoint == "denied":
        return Denied()
    if request.endpoint == "one":
        return ("no",)
    return None


@free.get("/open")
def is_open():  # want: GET /free/open open
    return "open"


@free.get("/other")
def other():  # want: GET /free/other broken
    return "False is no response"


@numbers.get("/")
def number():  # want: GET /numbers/ broken
    return "never"


@lists.get("/")
def listed():  # want: GET /lists/ protected
    return "never"


@tokens.get("/")
def token():  # want: GET /tokens/ protected
    return "never for a stranger"


@app.get("/denied")
def denied():  # want: GET /denied broken
    return "never"


@app.get("/one")
def one():  # want: GET /one broken
    return "never"


for blueprint in free, numbers, lists, tokens:
    app.register_blueprint(blueprint)
