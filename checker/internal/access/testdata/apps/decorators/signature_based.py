"""A decorator that looks at the view's own signature to see what to inject."""
import inspect
from functools import wraps

from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "signature"
JWTManager(app)


def inject_user(view):
    wants_user = "user" in inspect.signature(view).parameters

    @wraps(view)
    def wrapper(*args, **kwargs):
        if wants_user:
            verify_jwt_in_request()
            kwargs["user"] = get_jwt_identity()
        return view(*args, **kwargs)

    return wrapper


def inject_claims(name="claims"):
    def decorator(view):
        spec = inspect.getfullargspec(view)
        needed = name in spec.args or name in spec.kwonlyargs

        @wraps(view)
        def wrapper(*args, **kwargs):
            if needed:
                _header, payload = verify_jwt_in_request()
                kwargs[name] = payload
            return view(*args, **kwargs)

        return wrapper

    return decorator


@app.get("/profile")
@inject_user
def profile(user):  # want: GET /profile protected
    return jsonify(user=user)


@app.get("/about")
@inject_user
def about():  # want: GET /about open
    return "about"


@app.get("/claims/<int:n>")
@inject_claims()
def show_claims(n, *, claims):  # want: GET /claims/<int:n> protected
    return jsonify(claims=claims, n=n)


@app.get("/length/<int:n>")
@inject_claims("payload")
def length(n):  # want: GET /length/<int:n> open
    return str(n)


@app.get("/sealed")
@jwt_required()
@inject_user
def sealed():  # want: GET /sealed protected
    return "sealed"
