"""current_user of flask-jwt-extended is a proxy of None for a stranger."""
import functools

from flask import Flask, abort
from flask_jwt_extended import JWTManager, current_user, get_current_user, get_jwt, get_jwt_identity, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "k"
jwt = JWTManager(app)


@jwt.user_lookup_loader
def lookup(header, claims):
    return claims["sub"]


def asks(test):
    def decorate(view):
        @functools.wraps(view)
        def inner():
            verify_jwt_in_request(optional=True)
            if not test():
                abort(403)
            return view()
        return inner
    return decorate


def opens(test):
    def decorate(view):
        @functools.wraps(view)
        def inner():
            try:
                if not test():
                    abort(403)
            except RuntimeError:
                pass
            return view()
        return inner
    return decorate


TESTS = {
    "truth": lambda: current_user,
    "is": lambda: current_user is not None,
    "not-equal": lambda: current_user != None,  # noqa: E711
    "equal": lambda: current_user == None,  # noqa: E711
    "object": lambda: current_user._get_current_object() is not None,
    "user": get_current_user,
    "identity": get_jwt_identity,
    "claims": get_jwt,
    "claim": lambda: get_jwt().get("role", "guest") == "guest",
}

for name, test in TESTS.items():
    app.add_url_rule("/asks/" + name, "asks_" + name, asks(test)(lambda: "x"))  # want: GET /asks/claim optional; GET /asks/claims protected; GET /asks/equal optional; GET /asks/identity protected; GET /asks/is optional; GET /asks/not-equal protected; GET /asks/object protected; GET /asks/truth protected; GET /asks/user protected

for name, test in TESTS.items():
    app.add_url_rule("/opens/" + name, "opens_" + name, opens(test)(lambda: "x"))  # want: GET /opens/claim open; GET /opens/claims open; GET /opens/equal protected; GET /opens/identity open; GET /opens/is open; GET /opens/not-equal open; GET /opens/object open; GET /opens/truth protected; GET /opens/user open
