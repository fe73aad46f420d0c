"""Statements. Each test is a guard, and real Flask says whether it holds."""
from functools import wraps

from flask import Flask, abort

app = Flask(__name__)


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
    for i in range(3):
        if i == 5:
            break
    else:
        return True
    return False


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    i = 0
    while i < 3:
        i += 1
        if i == 2:
            continue
    else:
        return i == 3


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    try:
        return False
    finally:
        return True


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    def f():
        try:
            raise ValueError
        except ValueError:
            return 1
        finally:
            pass
    return f() == 1


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_5():
    def g():
        x = yield 1
        yield x
    it = g()
    next(it)
    return it.send(5) == 5


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    def g():
        yield from [1, 2]
    return list(g()) == [1, 2]


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    x = 1
    def f():
        nonlocal x
        x = 2
    f()
    return x == 2


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    fs = [lambda: i for i in range(3)]
    return [f() for f in fs] == [2, 2, 2]


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    fs = [lambda i=i: i for i in range(3)]
    return [f() for f in fs] == [0, 1, 2]


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    def f(a, b=2, *c, d, **e):
        return (a, b, c, d, e)
    return f(1, d=4, x=5) == (1, 2, (), 4, {'x': 5})


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    def f(l=[]):
        l.append(1)
        return len(l)
    f()
    return f() == 2


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_13():
    match {'t': 'a', 'n': 1, 'z': 2}:
        case {'t': 'b'}:
            return False
        case {'t': 'a', **rest}:
            return rest == {'n': 1, 'z': 2}


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    match (1, [2, 3]):
        case (1, [x, *_]) if x == 2:
            return True
        case _:
            return False


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    match 5:
        case 1 | 2:
            return False
        case int(n):
            return n == 5


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    match 'abc':
        case str() as s if s.startswith('a'):
            return s
        case _:
            return False


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    if (n := len('abc')) > 2:
        return n == 3


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    try:
        {}['a']
    except (KeyError, ValueError) as e:
        return isinstance(e, LookupError)


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    try:
        int('x')
    except TypeError:
        return False
    except Exception:
        return True


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 open
    return "ok"


def test_20():
    def f():
        for x in [1, 2]:
            try:
                continue
            finally:
                if x == 2:
                    return x
    return f() == 2


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    class E(Exception):
        pass
    try:
        try:
            raise KeyError('a')
        except KeyError as k:
            raise E from k
    except E as e:
        return isinstance(e.__cause__, KeyError)


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_22():
    def f(*args, **kw):
        return len(args) + len(kw)
    return f(*[1, 2], **{'a': 1}) == 3


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 open
    return "ok"


def test_23():
    x = 5
    x = x if x > 3 else None
    return x


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    a = b = []
    a.append(1)
    return b == [1]


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    a, b = 1, 2
    a, b = b, a
    return (a, b) == (2, 1)


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_26():
    assert 1
    return True


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    del_me = 1
    del del_me
    try:
        del_me
    except NameError:
        return True


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    r = []
    for i in range(2):
        for j in range(2):
            if j == 1:
                break
            r.append((i, j))
    return r == [(0, 0), (1, 0)]


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return_value = None
    while True:
        return_value = 1
        break
    return return_value


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    def f(n):
        return 1 if n < 2 else n * f(n - 1)
    return f(5) == 120


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 open
    return "ok"


def test_31():
    import functools
    @functools.cache
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    return fib(10) == 55


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"


def test_32():
    def f():
        return locals()
    return f() == {}


@app.get("/32")
@holds(test_32)
def view_32():  # want: GET /32 open
    return "ok"


def test_34():
    try:
        raise ValueError('a', 1)
    except ValueError as e:
        return e.args == ('a', 1) and str(e) == "('a', 1)"


@app.get("/34")
@holds(test_34)
def view_34():  # want: GET /34 open
    return "ok"


def test_35():
    print('x')
    return not None


@app.get("/35")
@holds(test_35)
def view_35():  # want: GET /35 open
    return "ok"
