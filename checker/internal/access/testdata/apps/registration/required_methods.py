"""A view function may say itself with which methods it answers, and registrations may be many calls deep."""
from functools import wraps

from flask import Flask, abort, session

app = Flask(__name__)
app.secret_key = "k"


def private(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if "user_id" not in session:
            abort(401)
        return view(*args, **kwargs)
    return inner


def own():  # want: DELETE /own open; DELETE /own/post open; GET /own open; POST /own/post open; PUT /own open
    return "x"


own.methods = ["GET", "put"]
own.required_methods = ["DELETE"]


@private
def required():  # want: GET /required protected; PATCH /required protected
    return "x"


required.required_methods = {"PATCH"}


def deep():  # want: GET /deep/30 protected; GET /deep/300 protected; GET /deep/90 open
    return "x"


app.add_url_rule("/own", view_func=own)
app.add_url_rule("/own/post", "own_post", own, methods=["POST"])
app.add_url_rule("/required", view_func=required)


def after(calls, register):
    if calls == 0:
        return register()
    return after(calls - 1, register)


after(30, lambda: app.add_url_rule("/deep/30", "deep_30", private(deep)))
after(90, lambda: app.add_url_rule("/deep/90", "deep_90", deep))
after(300, lambda: app.add_url_rule("/deep/300", "deep_300", private(deep)))
