from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from flask import Flask, request, abort, copy_current_request_context

app = Flask(__name__)
pool = ThreadPoolExecutor(2)


def check(token):
    return token == "x"


def slow_guard(f):
    @wraps(f)
    def inner(*a, **k):
        token = request.headers.get("T")
        future = pool.submit(check, token)
        if not future.result():
            abort(401)
        return f(*a, **k)
    return inner


def map_guard(f):
    @wraps(f)
    def inner(*a, **k):
        results = list(map(check, [request.headers.get("T")]))
        if False in results:
            abort(401)
        return f(*a, **k)
    return inner


@app.get("/a")
@slow_guard
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@map_guard
def b():  # want: GET /b protected
    return "b"
