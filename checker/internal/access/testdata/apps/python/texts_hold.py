"""Texts. Each test is a guard, and real Flask says whether it holds."""
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
    return '%(a)s-%(b)d' % {'a': 'x', 'b': 3} == 'x-3'


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    return '{:>4}'.format('a') == '   a'


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    return f'{3:03d}' == '003'


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    return f'{"a"!r}' == "'a'"


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    return '{a[0]}{b.real}'.format(a=['x'], b=3) == 'x3'


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    return 'a,b,,c'.split(',') == ['a', 'b', '', 'c']


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    return 'a b  c'.split() == ['a', 'b', 'c']


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return 'x'.join(map(str, [1, 2])) == '1x2'


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    return 'abc'[-2:] == 'bc'


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return 'abcdef'[::2] == 'ace'


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    return 'a' < 'b' < 'c'


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    return 'Straße'.casefold() == 'strasse'


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_12():
    return 'abc'.index('c') == 2


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    return 'a-b-c'.replace('-', '', 1) == 'ab-c'


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    return '  x '.strip() == 'x'


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    return 'xxhixx'.strip('x') == 'hi'


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return b'abc'.decode() == 'abc'


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 open
    return "ok"


def test_17():
    return 'abc'.encode() == b'abc'


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return 'é'.encode('utf-8') == b'\xc3\xa9'


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    return 'a\tb'.expandtabs(2) == 'a b'


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 open
    return "ok"


def test_20():
    return '%s' % ('a',) == 'a'


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    return '%d%%' % 5 == '5%'


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_22():
    return '{0}{1}{0}'.format('a', 'b') == 'aba'


@app.get("/22")
@holds(test_22)
def view_22():  # want: GET /22 open
    return "ok"


def test_23():
    return '{:,}'.format(1234) == '1,234'


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    return 'abc' 'def' == 'abcdef'


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    return 'A'.lower() == 'a' and 'a'.upper() == 'A'


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_26():
    return 'hello world'.title() == 'Hello World'


@app.get("/26")
@holds(test_26)
def view_26():  # want: GET /26 open
    return "ok"


def test_27():
    return 'a' * 3 == 'aaa'


@app.get("/27")
@holds(test_27)
def view_27():  # want: GET /27 open
    return "ok"


def test_28():
    return str(None) == 'None'


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return repr('a') == "'a'"


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    return str([1, 'a']) == "[1, 'a']"


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 open
    return "ok"


def test_31():
    return ''.join(sorted('cab')) == 'abc'


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"


def test_32():
    return 'ab' in 'cabd'


@app.get("/32")
@holds(test_32)
def view_32():  # want: GET /32 open
    return "ok"


def test_33():
    return 'a=1;b=2'.partition(';')[2] == 'b=2'


@app.get("/33")
@holds(test_33)
def view_33():  # want: GET /33 open
    return "ok"


def test_34():
    return '%05.2f' % 3.14159 == '03.14'


@app.get("/34")
@holds(test_34)
def view_34():  # want: GET /34 open
    return "ok"


def test_35():
    return f'{1 + 1}' == '2'


@app.get("/35")
@holds(test_35)
def view_35():  # want: GET /35 open
    return "ok"


def test_36():
    return f'{"x":>3}' == '  x'


@app.get("/36")
@holds(test_36)
def view_36():  # want: GET /36 open
    return "ok"


def test_37():
    return 'abc'.startswith('b', 1)


@app.get("/37")
@holds(test_37)
def view_37():  # want: GET /37 open
    return "ok"


def test_38():
    return 'abc'.endswith(('x', 'c'))


@app.get("/38")
@holds(test_38)
def view_38():  # want: GET /38 open
    return "ok"


def test_39():
    return not 'abc'.isupper()


@app.get("/39")
@holds(test_39)
def view_39():  # want: GET /39 open
    return "ok"


def test_40():
    return '{}'.format(None) == 'None'


@app.get("/40")
@holds(test_40)
def view_40():  # want: GET /40 open
    return "ok"


def test_41():
    return f'{True}' == 'True'


@app.get("/41")
@holds(test_41)
def view_41():  # want: GET /41 open
    return "ok"


def test_42():
    return '/'.join(['', 'a', 'b']) == '/a/b'


@app.get("/42")
@holds(test_42)
def view_42():  # want: GET /42 open
    return "ok"


def test_43():
    return 'abc'.find('z') == -1


@app.get("/43")
@holds(test_43)
def view_43():  # want: GET /43 open
    return "ok"


def test_44():
    return 'aXbX'.rsplit('X', 1) == ['aXb', '']


@app.get("/44")
@holds(test_44)
def view_44():  # want: GET /44 open
    return "ok"


def test_45():
    return 'a\nb'.splitlines() == ['a', 'b']


@app.get("/45")
@holds(test_45)
def view_45():  # want: GET /45 open
    return "ok"
