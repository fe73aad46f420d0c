"""Guards that lean on what iterators, contexts and handlers leave behind."""
import contextlib
import functools

from flask import Flask, abort, current_app, session

app = Flask(__name__)
app.secret_key = "k"


def holds(test):
    def decorate(view):
        @functools.wraps(view)
        def inner():
            return view() if test() else abort(403)
        return inner
    return decorate


def steps():
    yield 1
    yield 2


def exhausted():
    made = steps()
    list(made)
    return not list(made)


def not_exhausted():
    made = steps()
    next(made)
    return not list(made)


class Door:
    closed = False

    def close(self):
        self.closed = True


def closed():
    door = Door()
    with contextlib.closing(door):
        pass
    return door.closed


class Eats:
    def __init__(self, eats):
        self.eats = eats

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return self.eats


def stacked(eats):
    def test():
        with contextlib.ExitStack() as stack:
            stack.enter_context(Eats(eats))
            abort(401)
        return True
    return test


def called_back():
    done = []
    with contextlib.ExitStack() as stack:
        stack.callback(done.append, 1)
    return done


def strict():
    try:
        list(zip([1], [], strict=True))
    except ValueError:
        return True
    return False


def reduced():
    try:
        functools.reduce(max, [])
    except TypeError:
        return True
    return False


def error_name():
    e = True
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return False


class Slots:
    __slots__ = ("known",)


def slot(name):
    def test():
        try:
            setattr(Slots(), name, 1)
        except AttributeError:
            return True
        return False
    return test


TESTS = {
    "exhausted": exhausted, "not-exhausted": not_exhausted, "closed": closed, "stack-eats": stacked(True), "stack-lets": stacked(False),
    "called-back": called_back, "strict": strict, "reduced": reduced, "error-name": error_name, "slot": slot("known"),
    "no-slot": slot("other"), "app": lambda: current_app == app, "app-is": lambda: current_app is app,
    "import-name": lambda: current_app.import_name == __name__, "propagate": lambda: current_app.config["PROPAGATE_EXCEPTIONS"] is None,
    "lifetime": lambda: current_app.permanent_session_lifetime.days == 31,
}

for name, test in TESTS.items():
    app.add_url_rule("/" + name, name, holds(test)(lambda: "x"))  # want: GET /app open; GET /app-is protected; GET /called-back open; GET /closed open; GET /error-name protected; GET /exhausted open; GET /import-name open; GET /lifetime open; GET /no-slot open; GET /not-exhausted protected; GET /propagate open; GET /reduced open; GET /slot protected; GET /stack-eats open; GET /stack-lets protected; GET /strict open
