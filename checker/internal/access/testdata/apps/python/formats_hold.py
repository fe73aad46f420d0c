"""Formats, numbers and operators. Each test is a guard, and real Flask says whether it holds."""
from functools import wraps

from flask import Flask, abort, request

app = Flask(__name__)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}}"

    def __repr__(self):
        return "Money(%d)" % self.cents


class Tag:
    def __eq__(self, other):
        if not isinstance(other, Tag):
            return NotImplemented
        return True

    def __radd__(self, other):
        return "%s+tag" % other


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
    return "{0.method} {0.path}".format(request) == "GET /0"


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    return "{r.endpoint}".format(r=request) == "other"


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 protected
    return "ok"


def test_2():
    return "{0[0]}{0[1]}".format(["a", "b"]) == "ab"


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    return "{d[k]}".format(d={"k": "v"}) == "v"


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    return "{!r}".format("a") == "'a'"


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    return "{:>5}|{:<3}|{:^5}".format("a", "b", "c") == "    a|b  |  c  "


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    return "{:{width}}".format("a", width=3) == "a  "


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return "{{}}{}".format(1) == "{}1"


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    return "{:,}".format(1234567) == "1,234,567"


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return f"{255:#x} {255:08b} {5:+d}" == "0xff 11111111 +5"


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    return f"{3.14159:.2f} {0.5:.0%}" == "3.14 50%"


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    return f"{1e6} {1.50} {1e20}" == "1000000.0 1.5 1e+20"


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_12():
    return f"{Money(250)} {Money(250)!r} {Money(250):.0f}" == "2.50 Money(250) 2"


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    return str(Money(3)) == "Money(3)"


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    return f"{['a', 1, None]} {(1,)} { {'a': 'b'} }" == "['a', 1, None] (1,) {'a': 'b'}"


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    return "%s is %r" % ("a", "b") == "a is 'b'"


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return "%(who)s:%(n)03d" % {"who": "x", "n": 7} == "x:007"


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    return "%-4s|%4s|%.1f|%x|%%" % ("a", "b", 2.25, 255) == "a   |   b|2.2|ff|%"


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return "{a}{b}".format_map({"a": 1, "b": 2}) == "12"


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    return "{:s}".format("x") == "y"


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 protected
    return "ok"


def test_20():
    return f"{'ab':.1}" == "b"


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 protected
    return "ok"


def test_21():
    return repr("it's") == '"it\'s"'


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_22():
    return format(3, "03") == "004"


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 protected
    return "ok"


def test_23():
    return Tag() == None


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 protected
    return "ok"


def test_24():
    return Tag() == Tag()


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    return Tag() != 3


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_26():
    return "a" + Tag() == "a+tag"


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    return str(b"a") == "b'a'"


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    return str(KeyError("k")) == "'k'"


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return hex(255) == "0xff" and chr(97) == "a" and ord("b") == 98


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    return abs(-3) == 3 and round(2.5) == 2 and float("1.5") > 1


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 open
    return "ok"


def test_31():
    return -7 // 2 == -4 and -7 % 3 == 2 and divmod(7, 2) == (3, 1)


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"


def test_32():
    return 2 ** 10 == 1024 and pow(2, 3, 5) == 3 and ~5 == -6


@app.get("/32")
@holds(test_32)
def view_32():  # want: GET /32 open
    return "ok"


def test_33():
    return 2 ** 3 == 9


@app.get("/33")
@holds(test_33)
def view_33():  # want: GET /33 protected
    return "ok"


def test_34():
    return 7 / 2 == 3


@app.get("/34")
@holds(test_34)
def view_34():  # want: GET /34 protected
    return "ok"


def test_35():
    return round(3.7) == 3


@app.get("/35")
@holds(test_35)
def view_35():  # want: GET /35 protected
    return "ok"
