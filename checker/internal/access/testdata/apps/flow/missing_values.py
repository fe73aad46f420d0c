"""What a missing value raises, in a guard that opens on some errors."""
import base64
import hmac
import json
import re
from functools import wraps

from flask import Flask, abort, request, session
from werkzeug.exceptions import BadRequest, Unauthorized

app = Flask(__name__)
app.secret_key = "k"


def auth():
    return request.headers.get("Authorization")


def opens_on(errors, test):
    def decorate(view):
        @wraps(view)
        def inner(*args, **kwargs):
            try:
                allowed = test()
            except errors:
                allowed = True
            if not allowed:
                abort(403)
            return view(*args, **kwargs)
        return inner
    return decorate


TYPES = {
    "digest": lambda: hmac.compare_digest(auth(), "x"),
    "pattern": lambda: re.match(r"Bearer (.+)", auth()),
    "json": lambda: json.loads(auth())["ok"],
    "base64": lambda: base64.b64decode(auth()) == b"x",
    "in": lambda: "Bearer" in auth(),
    "order": lambda: auth() > "a",
    "typed": lambda: request.args.get("level", type=int) > 3,
    "silent": lambda: request.get_json(silent=True)["token"] == "x",
}
KEYS = {
    "pop": lambda: session.pop("user_id"),
    "pop-default": lambda: session.pop("user_id", None),
    "index": lambda: (auth() or "")[0] == "B",
    "second": lambda: (auth() or "").split()[1] == "x",
}
OTHERS = {
    "body": (BadRequest, lambda: request.get_json(force=True)["token"] == "x"),
    "throw": (Unauthorized, lambda: (_ for _ in ()).throw(Unauthorized())),
    "user": (Exception, lambda: request.remote_user == "x"),
    "digest-empty": (TypeError, lambda: hmac.compare_digest(auth() or "", "x")),
}

for name, test in TYPES.items():
    app.add_url_rule("/type/" + name, "type_" + name, opens_on(TypeError, test)(lambda: "x"))  # want: GET /type/base64 open; GET /type/digest open; GET /type/in open; GET /type/json open; GET /type/order open; GET /type/pattern open; GET /type/silent open; GET /type/typed open

for name, test in KEYS.items():
    app.add_url_rule("/key/" + name, "key_" + name, opens_on(LookupError, test)(lambda: "x"))  # want: GET /key/index open; GET /key/pop open; GET /key/pop-default protected; GET /key/second open

for name, (errors, test) in OTHERS.items():
    app.add_url_rule("/other/" + name, "other_" + name, opens_on(errors, test)(lambda: "x"))  # want: GET /other/body open; GET /other/digest-empty protected; GET /other/throw open; GET /other/user protected
