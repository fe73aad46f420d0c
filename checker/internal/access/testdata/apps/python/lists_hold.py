"""Lists. Each test is a guard, and real Flask says whether it holds."""
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
    l = [3, 1, 2]
    l.sort(reverse=True)
    return l == [3, 2, 1]


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    l = [1, 2, 3]
    l.remove(2)
    return 2 not in l


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    l = [1, 2, 3]
    return l.pop() == 3 and l.pop(0) == 1 and l == [2]


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    l = [1]
    l.insert(0, 0)
    l.extend((2, 3))
    return l == [0, 1, 2, 3]


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    l = [1, 2, 3, 4]
    l[1:3] = ['x']
    return l == [1, 'x', 4]


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    l = [1, 2, 3, 4]
    del l[::2]
    return l == [2, 4]


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    l = [1, 2]
    l *= 2
    return l == [1, 2, 1, 2]


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    l = [1, 2]
    m = l
    m += [3]
    return l == [1, 2, 3]


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    l = [1, 2]
    m = l + [3]
    return l == [1, 2, 3]


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 protected
    return "ok"


def test_9():
    return [1, 2, 3].index(2) == 1 and [1, 1].count(1) == 2


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    l = [1, 2, 3]
    l.reverse()
    return l == [3, 2, 1]


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    l = [1]
    l.clear()
    return l


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 protected
    return "ok"


def test_12():
    l = [[0]] * 2
    l[0].append(1)
    return l[1] == [0, 1]


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    a, *b, c = [1, 2, 3, 4]
    return b == [2, 3]


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    (a, b), c = (1, 2), 3
    return a + b == c


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    return [x for x in range(5) if x % 2] == [1, 3]


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return [y for x in [[1, 2], [3]] for y in x] == [1, 2, 3]


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    return sorted(['bb', 'a'], key=len) == ['a', 'bb']


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return sorted([(1, 'b'), (1, 'a')]) == [(1, 'a'), (1, 'b')]


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    return max([1, 5, 2], key=lambda v: -v) == 1


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 open
    return "ok"


def test_20():
    return min([], default=7) == 7


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    return list(enumerate('ab', 1)) == [(1, 'a'), (2, 'b')]


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_22():
    return list(zip([1, 2], 'abc')) == [(1, 'a'), (2, 'b')]


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 open
    return "ok"


def test_23():
    return list(map(lambda a, b: a + b, [1, 2], [3, 4])) == [4, 6]


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    return list(filter(None, [0, 1, '', 'a'])) == [1, 'a']


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    return next(iter([]), 'd') == 'd'


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_26():
    return list(reversed([1, 2])) == [2, 1]


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    return [1, 2] < [1, 3]


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    return (1, 2) + (3,) == (1, 2, 3)


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return [1, [2, 3]][1][0] == 2


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    return any(x > 2 for x in [1, 2])


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 protected
    return "ok"


def test_31():
    return all([])


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"


def test_32():
    l = list(range(5))
    return l[-1] == 4 and l[1:-1] == [1, 2, 3]


@app.get("/32")
@holds(test_32)
def view_32():  # want: GET /32 open
    return "ok"


def test_33():
    l = [1, 2, 3]
    for x in l[:]:
        if x == 2:
            l.remove(x)
    return l == [1, 3]


@app.get("/33")
@holds(test_33)
def view_33():  # want: GET /33 open
    return "ok"


def test_34():
    l = ['b', 'a']
    return sorted(l) and l == ['a', 'b']


@app.get("/34")
@holds(test_34)
def view_34():  # want: GET /34 protected
    return "ok"


def test_35():
    return [*range(2), *'a'] == [0, 1, 'a']


@app.get("/35")
@holds(test_35)
def view_35():  # want: GET /35 open
    return "ok"


def test_36():
    x = [1, 2, 3]
    return x[1:] + x[:1] == [2, 3, 1]


@app.get("/36")
@holds(test_36)
def view_36():  # want: GET /36 open
    return "ok"


def test_37():
    return sum([[1], [2]], []) == [1, 2]


@app.get("/37")
@holds(test_37)
def view_37():  # want: GET /37 open
    return "ok"


def test_38():
    return [] or [0]


@app.get("/38")
@holds(test_38)
def view_38():  # want: GET /38 open
    return "ok"


def test_39():
    return list(iter([1, 2].pop, 1)) == [2]


@app.get("/39")
@holds(test_39)
def view_39():  # want: GET /39 open
    return "ok"


def test_40():
    return [1, 2, 3][True] == 2


@app.get("/40")
@holds(test_40)
def view_40():  # want: GET /40 open
    return "ok"
