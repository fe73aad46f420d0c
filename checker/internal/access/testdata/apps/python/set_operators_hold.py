"""Sets of what is known in part. Each test is a guard, and real Flask says whether it holds."""
from functools import wraps

from flask import Flask, abort, request

app = Flask(__name__)


def wanted():
    return "{}:{}".format(request.method, request.path)


GRANTED = {"GET:/0", "GET:/1", "GET:/4"}


def holds(test):
    def deco(view):
        @wraps(view)
        def inner():
            if not test():
                abort(401)
            return view()

        return inner

    return deco


def test_0():
    return GRANTED & {wanted(), "x"}


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    return GRANTED & {request.headers.get("X-Role"), "x"}


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 protected
    return "ok"


def test_2():
    return {wanted()} - GRANTED


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    return {"a", request.args.get("role")} - {"a"}


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    return GRANTED.isdisjoint({wanted()})


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 protected
    return "ok"


def test_5():
    return {wanted()} <= GRANTED


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 protected
    return "ok"


def test_6():
    return {"a": 1, "b": 2}.keys() == {"a", "b"}


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return {"a": 1}.keys() & {"b"}


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 protected
    return "ok"


def test_8():
    return {"a": 1, "b": 2}.keys() >= {"a"}


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return ("a", 1) in {"a": 1}.items()


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    s = {1}
    t = s
    t |= {2}
    return 2 in s


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    s = frozenset({1})
    t = s
    t |= {2}
    return 2 in s


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 protected
    return "ok"


def test_12():
    d = {"a": 1}
    e = d
    e |= {"b": 2}
    return "b" in d


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    s = {1, 2}
    t = s
    t -= {1}
    return 1 in s


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 protected
    return "ok"


def test_14():
    s = {1, 2}
    s.intersection_update([2, 3])
    return s == {2}


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    return [1, 2] * 2 == [1, 2, 1, 2]


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return ("a",) * 2 == ("a",)


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 protected
    return "ok"


def test_17():
    return {1, 2} ^ {2, 3} == {1, 3}


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return {1, 2}.difference([1], [2])


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 protected
    return "ok"


def test_19():
    return {1, 2}.symmetric_difference([2, 3]) == {1, 2}


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 protected
    return "ok"
