"""A proxy of None is not None itself, however it compares."""
from functools import wraps

from flask import Flask, abort, g, session
from flask_login import LoginManager, current_user
from werkzeug.local import LocalProxy

app = Flask(__name__)
app.secret_key = "k"
LoginManager(app)
account = LocalProxy(lambda: session.get("user"))
known = LocalProxy(lambda: bool(session.get("user")))


class Equal:
    def __eq__(self, other):
        return True


equal = Equal()


def refuse_if(test):
    def decorate(view):
        @wraps(view)
        def inner(*args, **kwargs):
            if test():
                abort(401)
            return view(*args, **kwargs)
        return inner
    return decorate


TESTS = {
    "truth": lambda: not account,
    "equals": lambda: account == None,  # noqa: E711
    "is": lambda: account is None,
    "object": lambda: account._get_current_object() is None,
    "false": lambda: known is False,
    "not-known": lambda: not known,
    "login": lambda: current_user is None,
    "session": lambda: session is None,
    "own": lambda: equal is None,
    "own-equal": lambda: equal == None,  # noqa: E711
    "g": lambda: g is None,
}

for name, test in TESTS.items():
    app.add_url_rule("/" + name, name, refuse_if(test)(lambda: "x"))  # want: GET /equals protected; GET /false open; GET /g open; GET /is open; GET /login open; GET /not-known protected; GET /object protected; GET /own open; GET /own-equal protected; GET /session open; GET /truth protected
