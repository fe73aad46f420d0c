import jwt
from functools import wraps
from flask import Flask, request, jsonify, current_app, g

app = Flask(__name__)
app.config["SECRET_KEY"] = "k"


class Auth:
    def __init__(self, key):
        self.key = key

    def read(self, raw):
        try:
            return jwt.decode(raw, self.key, algorithms=["HS256"]), None
        except jwt.ExpiredSignatureError:
            return None, "expired"
        except jwt.InvalidTokenError as e:
            return None, str(e)

    def required(self, f):
        @wraps(f)
        def inner(*a, **k):
            data, error = self.read(request.headers.get("Authorization", ""))
            if error:
                return jsonify(error=error), 401
            return f(*a, **k)
        return inner

    def loose(self, f):
        @wraps(f)
        def inner(*a, **k):
            data, error = self.read(request.headers.get("Authorization", ""))
            g.user = data
            return f(*a, **k)
        return inner

    def claims(self, role):
        def deco(f):
            @wraps(f)
            def inner(*a, **k):
                data, _ = self.read(request.headers.get("Authorization", ""))
                if (data or {}).get("role") != role:
                    return "no", 403
                return f(*a, **k)
            return inner
        return deco


auth = Auth("k")


@app.get("/a")
@auth.required
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@auth.loose
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@auth.claims("admin")
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@auth.claims(None)
def d():  # want: GET /d open
    return "d"


def token_required(f):
    @wraps(f)
    def inner(*a, **k):
        token = None
        if "x-access-token" in request.headers:
            token = request.headers["x-access-token"]
        if not token:
            return jsonify(message="Token is missing"), 401
        try:
            data = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
        except:
            return jsonify(message="Token is invalid"), 401
        return f(data, *a, **k)
    return inner


def forgets_return(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.headers.get("x-access-token")
        if not token:
            jsonify(message="Token is missing"), 401
        else:
            jwt.decode(token, "k", algorithms=["HS256"])
        return f(*a, **k)
    return inner


@app.get("/e")
@token_required
def e(data):  # want: GET /e protected
    return "e"


@app.get("/f")
@forgets_return
def f():  # want: GET /f open
    return "f"
