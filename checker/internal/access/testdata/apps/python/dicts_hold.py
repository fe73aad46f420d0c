"""Dicts. Each test is a guard, and real Flask says whether it holds."""
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
    d = {'a': 1}
    d.update(b=2)
    return d == {'a': 1, 'b': 2}


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    d = {'a': 1}
    return d.setdefault('a', 5) == 1 and d.setdefault('b', 5) == 5


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    d = {'a': 1}
    return d.pop('x', None) is None and d.pop('a') == 1 and not d


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    d = {'a': 1} | {'a': 2, 'b': 3}
    return d['a'] == 2


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    d = {'a': 1}
    d |= {'b': 2}
    return 'b' in d


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    return {k: v for k, v in zip('ab', (1, 2)) if v > 1} == {'b': 2}


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    return dict(zip('ab', [1, 2]))['b'] == 2


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return dict([('a', 1)], b=2) == {'a': 1, 'b': 2}


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    return {'a': 1}.keys() & {'a', 'b'} == {'a'}


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return {'a', 'b'} <= {'a': 1, 'b': 2, 'c': 3}.keys()


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    return ('a', 1) in {'a': 1}.items()


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    return 1 in {'a': 1}.values()


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_12():
    return list({'b': 1, 'a': 2}) == ['b', 'a']


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    d = {'a': 1, 'b': 2}
    return d.popitem() == ('b', 2)


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    d = {'a': {'b': 1}}
    return d.get('a', {}).get('b') == 1


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    d = {1: 'i', True: 'b'}
    return d == {1: 'b'}


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    d = {}
    d['x', 1] = 2
    return d.get(('x', 1)) == 2


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    return {**{'a': 1}, 'a': 2}['a'] == 2


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return len({'a': 1, 'b': 2}) == 2


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    d = {'a': 1}
    del d['a']
    return 'a' in d


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 protected
    return "ok"


def test_20():
    return max({'a': 1, 'b': 3}.items(), key=lambda p: p[1])[0] == 'b'


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    return sorted({'b': 1, 'a': 2}) == ['a', 'b']


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_22():
    d = dict.fromkeys('ab', 0)
    d['a'] += 1
    return d == {'a': 1, 'b': 0}


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 open
    return "ok"


def test_23():
    return {v: k for k, v in {'a': 1}.items()}[1] == 'a'


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    return bool({})


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 protected
    return "ok"


def test_25():
    d = {'a': [1]}
    e = d.copy()
    e['a'].append(2)
    return d['a'] == [1, 2]


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_26():
    d = {'a': 1}
    try:
        d['z']
    except KeyError as e:
        return e.args[0] == 'z'


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    return next(iter({'k': 1})) == 'k'


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    return {'a': 1, 'b': 2} == {'b': 2, 'a': 1}


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return list(reversed({'a': 1, 'b': 2})) == ['b', 'a']


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    return {**dict(a=1)}.get('a') == 1


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 open
    return "ok"


def test_31():
    return set({'a': 1}) == {'a'}


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"
