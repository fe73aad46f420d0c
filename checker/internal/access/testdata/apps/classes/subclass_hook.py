from functools import wraps
from flask import Flask, abort, session
from flask.views import MethodView

app = Flask(__name__)
app.secret_key = "k"


def signed_in(fn):
    @wraps(fn)
    def inner(*a, **k):
        if "uid" not in session:
            abort(401)
        return fn(*a, **k)
    return inner


class Guarded(MethodView):
    open_methods = frozenset()

    def __init_subclass__(cls, *, open_methods=(), url=None, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("get", "post", "put", "delete"):
            if name in cls.__dict__ and name not in open_methods:
                setattr(cls, name, signed_in(cls.__dict__[name]))
        if url:
            app.add_url_rule(url, view_func=cls.as_view(cls.__name__.lower()))


class Books(Guarded, open_methods=("get",), url="/books"):
    def get(self):  # want: GET /books open
        return "books"

    def post(self):  # want: POST /books protected
        return "made"


class Loans(Guarded, url="/loans"):
    def get(self):  # want: GET /loans protected
        return "loans"

    def delete(self):  # want: DELETE /loans protected
        return "gone"
