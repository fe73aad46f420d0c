"""Classes and their objects. Each test is a guard, and real Flask says whether it holds."""
from functools import wraps

from flask import Flask, abort

app = Flask(__name__)

import functools
class Meta(type):
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.made = True
        return obj
    def __instancecheck__(cls, o):
        return getattr(o, "fake", False)
    def __len__(cls):
        return 3
class WithMeta(metaclass=Meta):
    pass
class Data:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, "default")
    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)
class HasData:
    x = Data()
class Seq:
    def __init__(self, *items):
        self.items = items
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __contains__(self, x):
        return x in self.items or x == "magic"
    def __iter__(self):
        return iter(self.items)
    def __add__(self, o):
        return Seq(*self.items, *o.items)
    def __radd__(self, o):
        return self
    def __eq__(self, o):
        return isinstance(o, Seq) and self.items == o.items
    def __hash__(self):
        return hash(self.items)
    def __lt__(self, o):
        return len(self) < len(o)
    def __call__(self):
        return self.items[0]
    def __bool__(self):
        return len(self.items) > 1
    def __invert__(self):
        return Seq(*reversed(self.items))
    def __format__(self, spec):
        return "fmt" + spec
    def __str__(self):
        return "seq"
class Missing(dict):
    def __missing__(self, k):
        return "no " + k
class Once:
    _it = None
    def __new__(cls, *a):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
class Counter:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
class Attr:
    y = 1
    def __getattribute__(self, name):
        if name == "secret":
            return "s"
        return object.__getattribute__(self, name)
    def __delattr__(self, name):
        self.deleted = name
@functools.total_ordering
class Ver:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n
    def __lt__(self, o):
        return self.n < o.n
class Gen:
    def __class_getitem__(cls, k):
        return cls.__name__ + str(k)
class Base:
    tag = "base"
    @classmethod
    def make(cls, *a):
        return cls(*a)
    @staticmethod
    def s(x):
        return x + 1
    @property
    def p(self):
        return self._p
    @p.setter
    def p(self, v):
        self._p = v + 1
class Kid(Base):
    tag = Base.tag + "-kid"
class Slots:
    __slots__ = ("a",)


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
    return WithMeta().made


@app.get("/0")
@holds(test_0)
def view_0():  # want: GET /0 open
    return "ok"


def test_1():
    return isinstance(type('F', (), {'fake': True})(), WithMeta)


@app.get("/1")
@holds(test_1)
def view_1():  # want: GET /1 open
    return "ok"


def test_2():
    return len(WithMeta) == 3


@app.get("/2")
@holds(test_2)
def view_2():  # want: GET /2 open
    return "ok"


def test_3():
    h = HasData()
    h.x = 2
    return h.x == 4


@app.get("/3")
@holds(test_3)
def view_3():  # want: GET /3 open
    return "ok"


def test_4():
    return HasData().x == 'default'


@app.get("/4")
@holds(test_4)
def view_4():  # want: GET /4 open
    return "ok"


def test_5():
    return isinstance(HasData.x, Data)


@app.get("/5")
@holds(test_5)
def view_5():  # want: GET /5 open
    return "ok"


def test_6():
    return 'magic' in Seq(1)


@app.get("/6")
@holds(test_6)
def view_6():  # want: GET /6 open
    return "ok"


def test_7():
    return list(Seq(1, 2)) == [1, 2]


@app.get("/7")
@holds(test_7)
def view_7():  # want: GET /7 open
    return "ok"


def test_8():
    return (Seq(1) + Seq(2)).items == (1, 2)


@app.get("/8")
@holds(test_8)
def view_8():  # want: GET /8 open
    return "ok"


def test_9():
    return sum([Seq(1)], start=0) == Seq(1)


@app.get("/9")
@holds(test_9)
def view_9():  # want: GET /9 open
    return "ok"


def test_10():
    return Seq(1) == Seq(1)


@app.get("/10")
@holds(test_10)
def view_10():  # want: GET /10 open
    return "ok"


def test_11():
    return Seq(1) != Seq(2)


@app.get("/11")
@holds(test_11)
def view_11():  # want: GET /11 open
    return "ok"


def test_12():
    return Seq(1) in {Seq(1)}


@app.get("/12")
@holds(test_12)
def view_12():  # want: GET /12 open
    return "ok"


def test_13():
    return {Seq(1): 'a'}[Seq(1)] == 'a'


@app.get("/13")
@holds(test_13)
def view_13():  # want: GET /13 open
    return "ok"


def test_14():
    return sorted([Seq(1, 2), Seq(1)])[0] == Seq(1)


@app.get("/14")
@holds(test_14)
def view_14():  # want: GET /14 open
    return "ok"


def test_15():
    return Seq(7, 1)() == 7


@app.get("/15")
@holds(test_15)
def view_15():  # want: GET /15 open
    return "ok"


def test_16():
    return bool(Seq(1))


@app.get("/16")
@holds(test_16)
def view_16():  # want: GET /16 protected
    return "ok"


def test_17():
    return (~Seq(1, 2)).items == (2, 1)


@app.get("/17")
@holds(test_17)
def view_17():  # want: GET /17 open
    return "ok"


def test_18():
    return f'{Seq(1):x}' == 'fmtx'


@app.get("/18")
@holds(test_18)
def view_18():  # want: GET /18 open
    return "ok"


def test_19():
    return str(Seq()) == 'seq'


@app.get("/19")
@holds(test_19)
def view_19():  # want: GET /19 open
    return "ok"


def test_20():
    return Missing()['a'] == 'no a'


@app.get("/20")
@holds(test_20)
def view_20():  # want: GET /20 open
    return "ok"


def test_21():
    return Missing(a=1)['a'] == 1


@app.get("/21")
@holds(test_21)
def view_21():  # want: GET /21 open
    return "ok"


def test_23():
    return Once() is Once()


@app.get("/23")
@holds(test_23)
def view_23():  # want: GET /23 open
    return "ok"


def test_24():
    return list(Counter(3)) == [2, 1, 0]


@app.get("/24")
@holds(test_24)
def view_24():  # want: GET /24 open
    return "ok"


def test_25():
    return 2 in Counter(3)


@app.get("/25")
@holds(test_25)
def view_25():  # want: GET /25 open
    return "ok"


def test_28():
    return Ver(1) <= Ver(2)


@app.get("/28")
@holds(test_28)
def view_28():  # want: GET /28 open
    return "ok"


def test_29():
    return Ver(2) > Ver(1)


@app.get("/29")
@holds(test_29)
def view_29():  # want: GET /29 open
    return "ok"


def test_30():
    return Ver(1) >= Ver(2)


@app.get("/30")
@holds(test_30)
def view_30():  # want: GET /30 protected
    return "ok"


def test_31():
    return Gen[1] == 'Gen1'


@app.get("/31")
@holds(test_31)
def view_31():  # want: GET /31 open
    return "ok"


def test_32():
    return isinstance(Kid.make(), Kid)


@app.get("/32")
@holds(test_32)
def view_32():  # want: GET /32 open
    return "ok"


def test_33():
    return Base.s(1) == 2 and Kid().s(2) == 3


@app.get("/33")
@holds(test_33)
def view_33():  # want: GET /33 open
    return "ok"


def test_34():
    k = Kid()
    k.p = 1
    return k.p == 2


@app.get("/34")
@holds(test_34)
def view_34():  # want: GET /34 open
    return "ok"


def test_35():
    return Kid.tag == 'base-kid'


@app.get("/35")
@holds(test_35)
def view_35():  # want: GET /35 open
    return "ok"


def test_37():
    return issubclass(Kid, Base) and Kid.__mro__[1] is Base


@app.get("/37")
@holds(test_37)
def view_37():  # want: GET /37 open
    return "ok"


def test_38():
    return type(Kid()) is Kid and type(Kid()).__name__ == 'Kid'


@app.get("/38")
@holds(test_38)
def view_38():  # want: GET /38 open
    return "ok"


def test_39():
    return hasattr(Kid(), 'p')


@app.get("/39")
@holds(test_39)
def view_39():  # want: GET /39 protected
    return "ok"


def test_40():
    return getattr(Kid(), 'nope', 3) == 3


@app.get("/40")
@holds(test_40)
def view_40():  # want: GET /40 open
    return "ok"


def test_41():
    k = Kid()
    setattr(k, 'z', 1)
    delattr(k, 'z')
    return hasattr(k, 'z')


@app.get("/41")
@holds(test_41)
def view_41():  # want: GET /41 protected
    return "ok"


def test_43():
    return callable(Seq()) and not callable(Kid())


@app.get("/43")
@holds(test_43)
def view_43():  # want: GET /43 open
    return "ok"


def test_44():
    return Kid().__class__ is Kid


@app.get("/44")
@holds(test_44)
def view_44():  # want: GET /44 open
    return "ok"


def test_45():
    C = type('C', (Base,), {'n': 5, 'm': lambda self: self.n})
    return C().m() == 5


@app.get("/45")
@holds(test_45)
def view_45():  # want: GET /45 open
    return "ok"


def test_46():
    return Kid.make.__func__ is Base.make.__func__


@app.get("/46")
@holds(test_46)
def view_46():  # want: GET /46 open
    return "ok"


def test_47():
    m = Base.s
    return m(3) == 4


@app.get("/47")
@holds(test_47)
def view_47():  # want: GET /47 open
    return "ok"


def test_48():
    Base.tag = 'x'
    try:
        return Kid().tag == 'base-kid'
    finally:
        Base.tag = 'base'


@app.get("/48")
@holds(test_48)
def view_48():  # want: GET /48 open
    return "ok"


def test_51():
    class I(int):
        pass
    return I(3) + 1 == 4


@app.get("/51")
@holds(test_51)
def view_51():  # want: GET /51 open
    return "ok"


def test_52():
    class T(tuple):
        def __new__(cls, a, b):
            return super().__new__(cls, (a, b))
    return T(1, 2)[1] == 2


@app.get("/52")
@holds(test_52)
def view_52():  # want: GET /52 open
    return "ok"


def test_53():
    class D(dict):
        def __getattr__(self, k):
            return self[k]
    return D(a=1).a == 1


@app.get("/53")
@holds(test_53)
def view_53():  # want: GET /53 open
    return "ok"
