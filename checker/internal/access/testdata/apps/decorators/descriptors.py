from flask import Flask, abort, request
from flask.views import MethodView
from functools import partial, update_wrapper

app = Flask(__name__)


class guarded:
    def __init__(self, fn):
        self.fn = fn
        update_wrapper(self, fn)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return partial(self, obj)

    def __call__(self, obj, *args, **kwargs):
        if "X-Key" not in request.headers:
            return {"error": self.name}, 401
        return self.fn(obj, *args, **kwargs)


class tagged(guarded):
    def __call__(self, obj, *args, **kwargs):
        return self.fn(obj, *args, **kwargs)


class Items(MethodView):
    @guarded
    def get(self):  # want: GET /items protected
        return "items"

    @tagged
    def post(self):  # want: POST /items open
        return "made"

    def delete(self):  # want: DELETE /items open
        return "gone"


app.add_url_rule("/items", view_func=Items.as_view("items"))
