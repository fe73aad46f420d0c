"""Numbers. Each test is a guard, and real Flask says whether it holds."""
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
    return divmod(7, 2) == (3, 1)


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    return pow(2, 3, 5) == 3


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    return round(2.5) == 2


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    return -7 // 2 == -4


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    return -7 % 3 == 2


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    return int('1f', 16) == 31


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    return int(3.9) == 3


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return True + True == 2


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    return abs(-3) == 3


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return chr(97) == 'a' and ord('b') == 98


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    return hex(255) == '0xff'


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    return bin(5).count('1') == 2


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_12():
    return sum([True, True]) == 2


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    return 3 > 2 > 1


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    return 1 < 3 < 2


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 protected
    return "ok"


def test_15():
    return float('1.5') > 1


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return not 0.0


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    return bool('')


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 protected
    return "ok"


def test_18():
    return bool('0')


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    return 2 ** 10 == 1024


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 open
    return "ok"


def test_20():
    return 7 / 2 == 3.5


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    return 0.1 + 0.2 == 0.3


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 protected
    return "ok"


def test_22():
    return min(3, 1, 2) == 1


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 open
    return "ok"


def test_23():
    return max('abc') == 'c'


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    return len(range(0, 10, 3)) == 4


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    return 5 in range(0, 10, 2)


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 protected
    return "ok"


def test_26():
    return ~5 == -6


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    return 5 ^ 1 == 4


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    return int('12') + int(' 3 ') == 15


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return isinstance(True, int)


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"
