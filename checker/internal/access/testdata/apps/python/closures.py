"""State in closures, mutable defaults, globals that change after the decorator ran."""
from functools import wraps

from flask import Flask, abort, request, session

app = Flask(__name__)
app.secret_key = "closures"
OPEN = ["v_open"]
registry = {}
enabled = False
level = 1


def guard(f):
    @wraps(f)
    def inner(*a, **k):
        if f.__name__ in OPEN:
            return f(*a, **k)
        if "user" not in session:
            abort(401)
        return f(*a, **k)

    registry[f.__name__] = inner
    return inner


def late_switch(f):
    @wraps(f)
    def inner(*a, **k):
        if enabled and "user" not in session:
            abort(401)
        return f(*a, **k)

    return inner


def frozen_switch(f, on=enabled):
    if not on:
        return f
    return guard(f)


def counter(f, calls=[]):
    calls.append(f.__name__)

    @wraps(f)
    def inner(*a, **k):
        if len(calls) > 1 and calls.index(f.__name__) > 0:
            abort(403)
        return f(*a, **k)

    return inner


def needs_level(n):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if level < n:
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def toggled():
    on = False

    def switch():
        nonlocal on
        on = not on
        return on

    return switch


switch = toggled()


def alternating(f):
    if switch():
        return guard(f)
    return f


@app.get("/open")
@guard
def v_open():  # want: GET /open open
    return "x"


@app.get("/added")
@guard
def v_added():  # want: GET /added open
    return "x"


@app.get("/closed")
@guard
def v_closed():  # want: GET /closed protected
    return "x"


@app.get("/late")
@late_switch
def v_late():  # want: GET /late protected
    return "x"


@app.get("/frozen")
@frozen_switch
def v_frozen():  # want: GET /frozen open
    return "x"


@app.get("/first")
@counter
def v_first():  # want: GET /first open
    return "x"


@app.get("/second")
@counter
def v_second():  # want: GET /second protected
    return "x"


@app.get("/level-1")
@needs_level(1)
def v_level1():  # want: GET /level-1 open
    return "x"


@app.get("/level-5")
@needs_level(5)
def v_level5():  # want: GET /level-5 protected
    return "x"


@app.get("/alt-1")
@alternating
def v_alt1():  # want: GET /alt-1 protected
    return "x"


@app.get("/alt-2")
@alternating
def v_alt2():  # want: GET /alt-2 open
    return "x"


OPEN.append("v_added")
enabled = True
level += 2
