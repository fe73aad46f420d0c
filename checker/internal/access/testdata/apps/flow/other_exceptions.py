"""Exceptions that a guard catches, and that come from elsewhere than a library."""
import abc
import contextlib
from functools import wraps

from flask import Flask, abort, session

app = Flask(__name__)
app.secret_key = "k"


class Policy(abc.ABC):
    @abc.abstractmethod
    def allows(self):
        ...

    @property
    @abc.abstractmethod
    def name(self):
        ...


class Half(Policy):
    def allows(self):
        return "user_id" in session


class Whole(Half):
    name = "whole"


class Meta(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def allows(self):
        return False


def plain():
    yield 1


def closing(make):
    def test():
        gen = make()
        next(gen)
        gen.close()
        return "user_id" in session
    return test


def guard(test, errors=Exception):
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


@contextlib.contextmanager
def logged_in():
    if "user_id" not in session:
        abort(401)
    yield


TESTS = {
    "half": lambda: Half().allows(),
    "whole": lambda: Whole().allows(),
    "meta": lambda: Meta().allows(),
    "plain": closing(plain),
    "attribute": lambda: session.user_id is not None,
    "new": lambda: session.new,
}

for name, test in TESTS.items():
    app.add_url_rule("/" + name, name, guard(test)(lambda: "x"))  # want: GET /attribute open; GET /half open; GET /meta open; GET /new protected; GET /plain protected; GET /whole protected

app.add_url_rule("/half/key", "half_key", guard(TESTS["half"], KeyError)(lambda: "x"))  # want: GET /half/key broken
app.add_url_rule("/half/type", "half_type", guard(TESTS["half"], (TypeError, KeyError))(lambda: "x"))  # want: GET /half/type open

for decorator in (guard(TESTS["whole"]), logged_in()):
    name = getattr(decorator, "__name__", "manager")  # what @contextmanager gives has no name
    app.add_url_rule("/by/" + name, "by_" + name, decorator(lambda: "x"))  # want: GET /by/decorate protected; GET /by/manager protected
