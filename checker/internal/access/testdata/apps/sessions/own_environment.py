"""What a program puts into its own environment is there."""
import os
from functools import wraps

from flask import Flask, abort, current_app, session

os.environ.setdefault("SAMPLE_CLOSED", "true")
os.environ["SAMPLE_OPEN"] = "false"
os.environ.update(SAMPLE_TEXT="no", SAMPLE_LIMITS__STRICT="1")
os.environ["SAMPLE_GONE"] = "1"
del os.environ["SAMPLE_GONE"]

app = Flask(__name__)
app.secret_key = "k"
app.config.from_prefixed_env("SAMPLE")


def refuse_if(test):
    def decorate(view):
        @wraps(view)
        def inner(*args, **kwargs):
            if test() and "user_id" not in session:
                abort(401)
            return view(*args, **kwargs)
        return inner
    return decorate


def setting(name):
    return lambda: current_app.config[name]


TESTS = {
    "closed": setting("CLOSED"),
    "open": setting("OPEN"),
    "text": setting("TEXT"),
    "nested": lambda: current_app.config["LIMITS"]["STRICT"],
    "getenv": lambda: os.getenv("SAMPLE_CLOSED") == "true",
    "environ": lambda: os.environ.get("SAMPLE_OPEN") == "true",
    "item": lambda: os.environ["SAMPLE_TEXT"] == "no",
    "in": lambda: "SAMPLE_TEXT" in os.environ,
    "gone": lambda: "SAMPLE_GONE" in os.environ,
    "default": lambda: os.environ.setdefault("SAMPLE_TEXT", "") == "",
}

for name, test in TESTS.items():
    app.add_url_rule("/" + name, name, refuse_if(test)(lambda: "x"))  # want: GET /closed protected; GET /default open; GET /environ open; GET /getenv protected; GET /gone open; GET /in protected; GET /item protected; GET /nested protected; GET /open open; GET /text protected
