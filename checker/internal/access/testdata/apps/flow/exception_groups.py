from functools import wraps
from flask import Flask, request, abort

app = Flask(__name__)


class Problem(Exception):
    def __init__(self, why):
        self.why = why


def collect():
    problems = []
    if not request.headers.get("X-A"):
        problems.append(Problem("a"))
    if not request.headers.get("X-B"):
        problems.append(Problem("b"))
    if problems:
        raise ExceptionGroup("problems", problems)


def strict(f):
    @wraps(f)
    def w():
        try:
            collect()
        except* Problem as group:
            abort(401)
        return f()
    return w


def lenient(f):
    @wraps(f)
    def w():
        try:
            collect()
        except* Problem as group:
            app.logger.warning("%d problems", len(group.exceptions))
        return f()
    return w


@app.get("/strict")
@strict
def a():  # want: GET /strict broken
    return "a"


@app.get("/lenient")
@lenient
def b():  # want: GET /lenient open
    return "b"
