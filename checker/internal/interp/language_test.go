package interp

import (
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// standard is a library that knows Python's own modules, and nothing else.
type standard struct{ bare }

func (standard) Known(string) bool { return true }

// runs says whether x holds what CPython 3.11 gives it. What can't be told may
// stand for anything: only a wrong value is a mistake.
func runs(t *testing.T, program, want string) {
	t.Helper()
	tree, found := syntax.Parse(source.NewFile("main.py", program+"\n"))
	for _, d := range found {
		t.Fatalf("does not parse: %s", d.Message)
	}
	m := New(standard{}, []*syntax.Module{tree})
	m.Import(m.Modules()["main.py"])
	x, _ := m.Modules()["main.py"].Scope.Get("x")
	if got := show(x); got != want {
		t.Errorf("x is %s, want %s, after\n%s", got, want, program)
	}
	for _, c := range m.Crashes {
		t.Errorf("%s: a statement crashed: %s", c.Path, describeCrash(c))
	}
}

func describeCrash(c Crash) string {
	if inst, ok := c.Exc.(*Instance); ok {
		args, _ := inst.Attrs.Get("args")
		return inst.Class.Name + show(args)
	}
	return show(c.Exc)
}

// TestLanguage runs programs whose results CPython 3.11 gave.
func TestLanguage(t *testing.T) {
	for _, c := range []struct{ what, program, want string }{
		{"singledispatch", "import functools\n@functools.singledispatch\ndef f(v):\n    return 'any'\n@f.register\ndef _(v: int):\n    return 'int'\n@f.register(str)\ndef _(v):\n    return 'str'\nx = f(1), f('a'), f([])", `("int", "str", "any")`},
		{"the arguments of a base's __init_subclass__", "class Base:\n    seen = []\n    def __init_subclass__(cls, /, prefix='', **kw):\n        super().__init_subclass__(**kw)\n        Base.seen.append((cls.__name__, prefix))\nclass A(Base, prefix='/a'):\n    pass\nclass B(A):\n    pass\nx = Base.seen", `[("A", "/a"), ("B", "")]`},
		{"an exception's base by its name", "class E(Exception):\n    def __init__(self, text, code=1):\n        Exception.__init__(self, text)\n        self.code = code\nclass F(E):\n    def __init__(self, text):\n        E.__init__(self, text, 2)\nclass G(F):\n    pass\nx = F('a').args, F('a').code, str(F('a')), G('b').args", `(("a"), 2, "a", ("b"))`},
		{"a base by its name that has no __init__", "class A:\n    pass\nclass B(A):\n    def __init__(self, n):\n        A.__init__(self)\n        object.__init__(self)\n        self.n = n\nx = B(3).n", `3`},
		{"a container's base by its name", "class D(dict):\n    def __init__(self, *a, **k):\n        dict.__init__(self, *a, **k)\nclass L(list):\n    def __init__(self, a):\n        list.__init__(self, a)\nx = D(a=1)['a'], L([1, 2])[1]", `(1, 2)`},
		{"the levels of a logger", "import logging\nlog = logging.getLogger('a')\nx = log.isEnabledFor(logging.DEBUG), log.isEnabledFor(logging.INFO), log.isEnabledFor(logging.ERROR), logging.WARNING", `(False, False, True, 30)`},
		{"the order of a class's bases", "class A:\n    pass\nclass B(A):\n    pass\nx = [c.__name__ for c in B.mro()][:2], B.__base__.__name__, type(B()).mro()[0] is B", `(["B", "A"], "A", True)`},
		{"recursion over what is left", "tokens = [1] * 6\ndef eat():\n    tokens.pop(0)\n    return 1 + (eat() if tokens else 0)\nx = eat()", `6`},
		{"a metaclass that keeps a list", "class Meta(type):\n    seen = []\n    def __new__(mcs, name, bases, ns, **kw):\n        cls = super().__new__(mcs, name, bases, ns)\n        mcs.seen.append(name)\n        return cls\nclass A(metaclass=Meta):\n    pass\nclass B(A):\n    pass\nx = Meta.seen", `["A", "B"]`},
		{"a metaclass with __init__", "class Meta(type):\n    def __init__(cls, name, bases, ns):\n        super().__init__(name, bases, ns)\n        cls.label = name.lower()\nclass A(metaclass=Meta):\n    pass\nx = A.label, A().label", `("a", "a")`},
		{"a descriptor of one's own", "class Field:\n    def __set_name__(self, owner, name):\n        self.name = name\n    def __get__(self, obj, owner=None):\n        return (self.name, obj is None)\nclass A:\n    key = Field()\nx = A.key, A().key", `(("key", True), ("key", False))`},
		{"a decorator class on a method", "import functools\nclass deco:\n    def __init__(self, f):\n        self.f = f\n    def __get__(self, obj, owner=None):\n        return functools.partial(self, obj)\n    def __call__(self, *a):\n        return ('deco', self.f(*a))\nclass A:\n    n = 3\n    @deco\n    def m(self, k):\n        return self.n + k\nx = A().m(2)", `("deco", 5)`},
		{"partialmethod", "import functools\nclass A:\n    def f(self, a, b):\n        return (a, b)\n    g = functools.partialmethod(f, 1)\nx = A().g(2)", `(1, 2)`},
		{"dataclass defaults and factories", "from dataclasses import dataclass, field\n@dataclass\nclass P:\n    a: int\n    b: int = 2\n    c: list = field(default_factory=list)\n    d: str = field(default='d', repr=False)\n    def __post_init__(self):\n        self.e = self.a + self.b\np = P(1)\nx = p.a, p.b, p.c, p.d, p.e", `(1, 2, [], "d", 3)`},
		{"dataclass equality and keywords", "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass P:\n    a: int\n    b: int = 2\nx = P(1) == P(a=1, b=2), P(1) == P(3), P(1) != P(1)", `(True, False, False)`},
		{"inherited dataclass fields", "from dataclasses import dataclass\n@dataclass\nclass A:\n    a: int = 1\n@dataclass\nclass B(A):\n    b: int = 2\nx = B(5).a, B(5, 6).b, B(b=3).a", `(5, 6, 1)`},
		{"a named tuple", "from typing import NamedTuple\nclass R(NamedTuple):\n    ok: bool\n    error: str = ''\nok, error = R(False, 'no')\nx = ok, error, R(True).error, R(True)[0]", `(False, "no", "", True)`},
		{"collections.namedtuple", "from collections import namedtuple\nR = namedtuple('R', 'ok user')\nok, user = R(True, None)\nx = ok, user, R(False, 1).user, R(ok=1, user=2)[1]", `(True, None, 1, 2)`},
		{"defaultdict and Counter", "from collections import defaultdict\nd = defaultdict(list)\nd['a'].append(1)\nd['a'].append(2)\nx = d['a'], d['b'], 'c' in d", `([1, 2], [], False)`},
		{"ChainMap and OrderedDict", "from collections import OrderedDict\nd = OrderedDict()\nd['b'] = 1\nd['a'] = 2\nx = list(d.items())", `[("b", 1), ("a", 2)]`},
		{"itertools", "import itertools\nx = list(itertools.chain.from_iterable([[1], [2, 3]]))", `[1, 2, 3]`},
		{"sorted with a key", "x = sorted(['bb', 'a', 'ccc'], key=len), sorted([3, 1], reverse=True)", `(["a", "bb", "ccc"], [3, 1])`},
		{"min and max and sum", "x = min(3, 1), max([1, 5, 2]), sum([1, 2])", `(1, 5, 3)`},
		{"list methods", "l = [1, 3]\nl.insert(1, 2)\nl.append(4)\nl.remove(1)\nx = l, l.pop(0), l", `([3, 4], 2, [3, 4])`},
		{"slices", "l = [1, 2, 3, 4]\nx = l[::-1], l[1:3], l[-1], l[:-1]", `([4, 3, 2, 1], [2, 3], 4, [1, 2, 3])`},
		{"slice assignment and deletion", "l = [1, 2, 3]\nl[:] = [4, 5]\ndel l[0]\nx = l", `[5]`},
		{"dict methods", "d = {'a': 1, 'b': 2}\ne = d | {'c': 3}\nx = d.pop('a'), d, e, list(e.keys()), e.get('z', 0), d.setdefault('k', 9), d", `(1, {"b": 2, "k": 9}, {"a": 1, "b": 2, "c": 3}, ["a", "b", "c"], 0, 9, {"b": 2, "k": 9})`},
		{"dict unpacking and items", "d = {**{'a': 1}, 'b': 2}\nx = [k + str(v) for k, v in d.items()]", `["a1", "b2"]`},
		{"set operations", "a, b = {1, 2}, {2, 3}\nx = a & b, a - b, a <= {1, 2, 4}, a.issubset(b), a.isdisjoint({9}), bool(a ^ b), {1} < {1, 2}", `({2}, {1}, True, False, True, True, True)`},
		{"tuple comparison", "x = (3, 8) >= (3, 5), (1, 2) < (1, 3), [1] == [1], {'a': 1} == {'a': 1}, {1, 2} == {2, 1}", `(True, True, True, True, True)`},
		{"string comparison", "x = 'a' < 'b', 'abc' == 'abc', 'B' > 'a'", `(True, True, False)`},
		{"string methods", "s = 'Bearer abc def'\nx = s.split(None, 1), s.split(' ', 1)[1], s.partition(' '), s.rsplit(' ', 1), s.lower().startswith('bearer'), s.replace('Bearer ', '', 1), s.find('x'), 'a,b'.split(',')", `(["Bearer", "abc def"], "abc def", ("Bearer", " ", "abc def"), ["Bearer abc", "def"], True, "abc def", -1, ["a", "b"])`},
		{"more string methods", "x = 'a-b'.replace('-', '_'), '  a '.strip(), 'abc'.index('c')", `("a_b", "a", 2)`},
		{"f-strings", "n, d = 'a', 3\nx = f'{d}/{n}'", `"3/a"`},
		{"chained comparison", "x = 1 < 2 < 3, 1 < 3 < 2", `(True, False)`},
		{"while with else and continue", "n, x = 0, []\nwhile n < 5:\n    n += 1\n    if n == 2:\n        continue\n    x.append(n)\nelse:\n    x.append('end')", `[1, 3, 4, 5, "end"]`},
		{"nested functions and defaults in loops", "fs = []\nfor i in range(3):\n    def f(i=i):\n        return i\n    fs.append(f)\nx = [f() for f in fs]", `[0, 1, 2]`},
		{"late binding in loops", "fs = [lambda: i for i in range(3)]\nx = [f() for f in fs]", `[2, 2, 2]`},
		{"an exception chain", "def f():\n    try:\n        raise KeyError('k')\n    except KeyError as e:\n        raise ValueError('v') from e\ntry:\n    f()\nexcept ValueError as e:\n    x = str(e), e.args", `("v", ("v"))`},
		{"an exception's text", "class E(Exception):\n    def __init__(self, message, status=401):\n        super().__init__(message)\n        self.message, self.status = message, status\ntry:\n    raise E('no')\nexcept Exception as e:\n    x = e.message, e.status, str(e)", `("no", 401, "no")`},
		{"finally after return", "log = []\ndef f():\n    try:\n        return 1\n    finally:\n        log.append('f')\nx = f(), log", `(1, ["f"])`},
		{"break in a try with finally", "x = []\nfor i in range(3):\n    try:\n        if i == 1:\n            break\n        x.append(i)\n    finally:\n        x.append('f')", `[0, "f", "f"]`},
		{"a bare raise", "def f():\n    try:\n        raise KeyError(1)\n    except KeyError:\n        raise\ntry:\n    f()\nexcept LookupError:\n    x = 'again'", `"again"`},
		{"except of a tuple kept in a name", "ERRORS = (KeyError, ValueError)\ntry:\n    int('z')\nexcept ERRORS:\n    x = 1", `1`},
		{"ExitStack", "import contextlib\nx = []\nwith contextlib.ExitStack() as stack:\n    stack.callback(x.append, 1)\n    x.append(0)", `[0, 1]`},
		{"nullcontext", "import contextlib\nwith contextlib.nullcontext(5) as x:\n    pass", `5`},
		{"a context manager that swallows", "from contextlib import contextmanager\n@contextmanager\ndef quiet():\n    try:\n        yield\n    except ValueError:\n        pass\nx = 1\nwith quiet():\n    x = 2\n    raise ValueError", `2`},
		{"a context manager that raises before", "from contextlib import contextmanager\n@contextmanager\ndef guard(ok):\n    if not ok:\n        raise PermissionError('no')\n    yield 7\ntry:\n    with guard(False) as x:\n        x = 'inside'\nexcept PermissionError:\n    x = 'refused'", `"refused"`},
		{"a context manager used as a decorator", "from contextlib import contextmanager\nlog = []\n@contextmanager\ndef note(n):\n    log.append(n)\n    yield\n@note('a')\ndef f():\n    return 1\nx = f(), log", `(1, ["a"])`},
		{"ContextDecorator", "from contextlib import ContextDecorator\nclass C(ContextDecorator):\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        return False\n@C()\ndef f(n):\n    return n\nx = f(4)", `4`},
		{"generators with send and return", "def g():\n    got = yield 1\n    return got\ndef h():\n    r = yield from g()\n    yield r\nx = list(h())", `[1, None]`},
		{"next on a generator", "g = (n for n in [3, 4])\nx = next(g), next(g), next(g, 'end')", `(3, 4, "end")`},
		{"next with a condition", "x = next((n for n in [1, 2, 3] if n > 1), None), next((n for n in [1] if n > 1), 'no')", `(2, "no")`},
		{"generators are lazy", "log = []\ndef g():\n    log.append('ran')\n    yield 1\nit = g()\nx = list(log)", `[]`},
		{"an iterator class", "class It:\n    def __init__(self):\n        self.n = 0\n    def __iter__(self):\n        return self\n    def __next__(self):\n        self.n += 1\n        if self.n > 3:\n            raise StopIteration\n        return self.n\nx = list(It())", `[1, 2, 3]`},
		{"operators of one's own", "class V:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, o):\n        return V(self.n + o.n)\n    def __eq__(self, o):\n        return self.n == o.n\n    def __lt__(self, o):\n        return self.n < o.n\n    def __len__(self):\n        return self.n\n    def __contains__(self, k):\n        return k == self.n\n    def __getitem__(self, k):\n        return k * 2\n    def __bool__(self):\n        return self.n > 1\nx = (V(1) + V(2)).n, V(1) == V(1), V(1) < V(2), len(V(3)), 3 in V(3), V(1)[4], bool(V(1)), not V(2)", `(3, True, True, 3, True, 8, False, False)`},
		{"the truth of a length", "class L:\n    def __len__(self):\n        return 0\nx = bool(L())", `False`},
		{"and, or, not of one's own", "class P:\n    def __init__(self, ok):\n        self.ok = ok\n    def __and__(self, o):\n        return P(self.ok and o.ok)\n    def __or__(self, o):\n        return P(self.ok or o.ok)\n    def __invert__(self):\n        return P(not self.ok)\nx = (P(True) & P(False)).ok, (P(True) | P(False)).ok, (~P(True)).ok", `(False, True, False)`},
		{"__getattr__ and __setattr__", "class A:\n    def __init__(self):\n        self.d = {}\n    def __getattr__(self, name):\n        if name.startswith('get_'):\n            return lambda: name[4:]\n        raise AttributeError(name)\nx = A().get_user(), hasattr(A(), 'other'), getattr(A(), 'nope', 1)", `("user", False, 1)`},
		{"__new__ that keeps one object", "class S:\n    _one = None\n    def __new__(cls):\n        if cls._one is None:\n            cls._one = super().__new__(cls)\n        return cls._one\nx = S() is S()", `True`},
		{"__class_getitem__ and generics", "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass Box(Generic[T]):\n    def __init__(self, v):\n        self.v = v\nx = Box[int](3).v", `3`},
		{"properties with setters", "class A:\n    _n = 1\n    @property\n    def n(self):\n        return self._n\n    @n.setter\n    def n(self, v):\n        self._n = v * 2\na = A()\na.n = 4\nx = a.n", `8`},
		{"an object's __dict__", "class A:\n    on = True\n    def __init__(self, **k):\n        self.__dict__.update(k)\na = A(on=False, n=1)\na.__dict__['m'] = 2\ndel a.__dict__['n']\nx = a.on, a.m, hasattr(a, 'n')", "(False, 2, False)"},
		{"__setattr__ of one's own", "class A:\n    def __setattr__(self, n, v):\n        super().__setattr__('_' + n, v)\nclass B:\n    def __init__(self):\n        object.__setattr__(self, 'seen', [])\n    def __setattr__(self, n, v):\n        self.seen.append(n)\na, b = A(), B()\na.n = 1\nb.m = 2\nx = a._n, hasattr(a, 'n'), b.seen", `(1, False, ["m"])`},
		{"sets that change", "s = {1, 2, 3}\ns.update([4], (5,))\ns.difference_update([1])\nx = sorted(s), {1, 2} ^ {2, 3}, {1, 2}.intersection([2], [3]), {1}.symmetric_difference([2])", "([2, 3, 4, 5], {1, 3}, {}, {1, 2})"},
		{"what is not there", "x = []\nfor f in (lambda: {}.pop('a'), lambda: [].pop(), lambda: [1].remove(2), lambda: {1}.remove(2)):\n    try:\n        f()\n    except Exception as e:\n        x.append(type(e).__name__)", `["KeyError", "IndexError", "ValueError", "KeyError"]`},
		{"a key that is missing, and a cause", "try:\n    try:\n        {}['k']\n    except KeyError as e:\n        raise ValueError from e\nexcept ValueError as e:\n    x = e.__cause__.args", `("k")`},
		{"objects that say what they equal", "class P:\n    def __init__(self, n):\n        self.n = n\n    def __eq__(self, o):\n        return self.n == o.n\n    def __hash__(self):\n        return 1\n    def __lt__(self, o):\n        return self.n < o.n\nx = P(1) in {P(1)}, {P(1): 'a'}[P(1)], P(2) in [P(1)], sorted([P(2), P(1)])[0].n, P(1) >= P(2), P(2) > P(1)", `(True, "a", False, 1, False, True)`},
		{"records as keys", "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass K:\n    a: str\nd = {K('x'): 1}\nx = d.get(K('x')), d[K('x')], K('x') in d, d.setdefault(K('x'), 2), d.pop(K('x')), d.get(K('x'))", "(1, 1, True, 1, 1, None)"},
		{"an attribute that is taken away", "class A:\n    n = 1\na = A()\na.m = 2\ndelattr(a, 'm')\ndel A.n\nx = hasattr(a, 'm'), hasattr(a, 'n'), vars(a)", "(False, False, {})"},
		{"an instance check of a metaclass", "class M(type):\n    def __instancecheck__(cls, o):\n        return o == 1\nclass A(metaclass=M):\n    pass\nx = isinstance(1, A), isinstance(2, A)", "(True, False)"},
		{"an item of a class", "class G:\n    def __class_getitem__(cls, k):\n        return cls.__name__ + k\nx = G['a']", `"Ga"`},
		{"numbers that are no integers", "x = 7 / 2, 0.1 + 0.2 == 0.3, 1.5 * 2 == 3", "(3.5, False, True)"},
		{"groups of exceptions", "x = []\ndef f(*errors):\n    try:\n        raise ExceptionGroup('g', errors)\n    except* KeyError as g:\n        x.append(len(g.exceptions))\n    except* ValueError:\n        x.append('v')\nf(KeyError(), ValueError(), KeyError())\ntry:\n    f(TypeError())\nexcept ExceptionGroup:\n    x.append('rest')", `[2, "v", "rest"]`},
		{"forms of texts", "x = 'x-role'.title(), 'a\\nb\\r\\nc'.splitlines(), '7'.zfill(3), 'Ab'.swapcase(), 'a-b'.translate(str.maketrans('-', '_')), 'abc'[::-1]", `("X-Role", ["a", "b", "c"], "007", "aB", "a_b", "cba")`},
		{"what texts are made of", "x = 'ab1'.isalnum(), 'ab1'.isalpha(), ''.isdigit(), 'A B'.isupper(), 'a_1'.isidentifier(), 'abcabc'.rfind('b')", "(True, False, False, True, True, 4)"},
		{"products and groups", "from itertools import product, groupby, islice, pairwise, takewhile\nx = [a + b for a, b in product('ab', 'c')], [(k, list(g)) for k, g in groupby([1, 1, 2])], list(islice([1, 2, 3], 1, None)), list(pairwise('abc')), list(takewhile(lambda n: n < 3, [1, 3, 1]))", `(["ac", "bc"], [(1, [1, 1]), (2, [2])], [2, 3], [("a", "b"), ("b", "c")], [1])`},
		{"operators as functions", "from operator import or_, attrgetter, itemgetter, methodcaller, contains\nfrom functools import reduce\nx = reduce(or_, (1, 2, 4)), itemgetter(1, 'a')({1: 2, 'a': 3}), methodcaller('upper')('a'), contains([1], 1)", "(7, (2, 3), \"A\", True)"},
		{"parts of paths", "from urllib.parse import urlparse\nfrom pathlib import PurePosixPath\nimport posixpath\np = PurePosixPath('/a/b.css')\nx = urlparse('http://h/a?b=1').path, p.suffix, p.parts, p.parent.name, posixpath.normpath('/a/../b'), posixpath.splitext('a.js')[1]", `("/a", ".css", ("/", "a", "b.css"), "a", "/b", ".js")`},
		{"a pool of threads", "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool:\n    x = pool.submit(lambda n: n + 1, 2).result(), list(pool.map(len, ['ab']))", "(3, [2])"},
		{"a pattern that looks ahead", "import re\nx = [bool(re.match('^/(?!public|docs)', p)) for p in ('/public', '/docs/1', '/x')], bool(re.fullmatch('/v(?=1)[0-9]/.*', '/v1/a')), bool(re.search('/(?!a)b', '/a/b'))", "([False, False, True], True, True)"},
		{"texts in an encoding", "x = [t == 'é'.encode() for t in ('é'.encode('UTF-8'), 'e'.encode('ascii'))]\ntry:\n    'é'.encode('ascii')\nexcept UnicodeError:\n    x.append('caught')", `[True, False, "caught"]`},
		{"texts that are read", "import json, ast, textwrap\nx = json.loads('{\"a\": [1, true, null]}'), ast.literal_eval(\"{'b': (1, -2)}\"), textwrap.dedent('  a\\n    b')", `({"a": [1, True, None]}, {"b": (1, -2)}, "a\n  b")`},
		{"networks", "from ipaddress import ip_address, ip_network\nx = ip_address('10.1.2.3') in ip_network('10.0.0.0/8'), ip_address('127.0.0.1').is_loopback, ip_address('8.8.8.8') in ip_network('10.0.0.0/8')", "(True, True, False)"},
		{"containers", "from collections import ChainMap, deque\nx = ChainMap({'a': 1}, {'a': 2, 'b': 3})['a'], ChainMap({}, {'b': 3}).get('b'), list(deque([1, 2], maxlen=5))", "(1, 3, [1, 2])"},
		{"cached_property", "from functools import cached_property\nclass A:\n    @cached_property\n    def n(self):\n        return 5\nx = A().n", `5`},
		{"lru_cache with and without a call", "from functools import lru_cache, cache\n@lru_cache\ndef a(n):\n    return n\n@lru_cache(maxsize=None)\ndef b(n):\n    return n\nx = a(1), b(2)", `(1, 2)`},
		{"abstract classes", "from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n    def f(self): ...\nclass B(A):\n    def f(self):\n        return 2\nx = B().f()", `2`},
		{"a protocol", "from typing import Protocol\nclass Check(Protocol):\n    def ok(self) -> bool: ...\nclass Yes:\n    def ok(self) -> bool:\n        return True\ndef f(c: Check):\n    return c.ok()\nx = f(Yes())", `True`},
		{"type() with three arguments", "A = type('A', (), {'n': 4, 'f': lambda self: self.n})\nx = A().f(), A.__name__", `(4, "A")`},
		{"class decorators", "def add(cls):\n    cls.extra = 1\n    old = cls.f\n    def f(self):\n        return ('new', old(self))\n    cls.f = f\n    return cls\n@add\nclass A:\n    def f(self):\n        return 1\nx = A().f(), A.extra", `(("new", 1), 1)`},
		{"setattr over dir-like loops", "class A:\n    def a(self):\n        return 1\n    def b(self):\n        return 2\nfor name, f in list(vars(A).items()):\n    if callable(f) and not name.startswith('_'):\n        setattr(A, name, (lambda g: lambda self: g(self) * 10)(f))\nx = A().a(), A().b()", `(10, 20)`},
		{"dir of a class", "class A:\n    def get_a(self):\n        return 1\n    def get_b(self):\n        return 2\nx = [n for n in dir(A) if n.startswith('get_')]", `["get_a", "get_b"]`},
		{"inspect.getmembers", "import inspect\nclass A:\n    def get_a(self):\n        return 1\nx = [n for n, f in inspect.getmembers(A, inspect.isfunction) if n.startswith('get')]", `["get_a"]`},
		{"inspect.signature", "import inspect\ndef f(a, b=1, *, c):\n    pass\ns = inspect.signature(f)\nx = list(s.parameters), 'c' in s.parameters, s.parameters['b'].default", `(["a", "b", "c"], True, 1)`},
		{"__annotations__ and __defaults__", "def f(a: int, b: str = 'x'):\n    pass\nx = list(f.__annotations__), f.__annotations__['a'] is int", `(["a", "b"], True)`},
		{"getfullargspec", "import inspect\ndef f(a, *args, b=1, **kw):\n    pass\ns = inspect.getfullargspec(f)\nx = s.args, s.varargs, s.kwonlyargs", `(["a"], "args", ["b"])`},
		{"match on a dict", "def f(d):\n    match d:\n        case {'type': 'a', 'n': n}:\n            return n\n        case {'type': t, **rest}:\n            return t, rest\n        case _:\n            return None\nx = f({'type': 'a', 'n': 1}), f({'type': 'b', 'k': 2}), f({})", `(1, ("b", {"k": 2}), None)`},
		{"match on classes", "from dataclasses import dataclass\n@dataclass\nclass P:\n    a: int\n    b: int\ndef f(v):\n    match v:\n        case P(a=1, b=b):\n            return b\n        case P(a, _):\n            return ('p', a)\n        case str() | int():\n            return 'plain'\n        case [a, b]:\n            return a + b\n        case _:\n            return 'other'\nx = f(P(1, 5)), f(P(2, 5)), f('z'), f([1, 2]), f(None)", `(5, ("p", 2), "plain", 3, "other")`},
		{"match on a tuple of two", "def f(m, p):\n    match (m, p.split('/')):\n        case ('GET', ['', 'a', *_]):\n            return 1\n        case ('POST' | 'PUT', [*_, last]) if last != 'x':\n            return last\n        case _:\n            return 0\nx = f('GET', '/a/b'), f('PUT', '/q'), f('PUT', '/x')", `(1, "q", 0)`},
		{"star arguments through wrappers", "def outer(f):\n    def inner(*args, **kwargs):\n        kwargs.setdefault('k', 1)\n        return f(*args, **kwargs)\n    return inner\n@outer\ndef f(a, *, k):\n    return a, k\nx = f(1), f(1, k=2)", `((1, 1), (1, 2))`},
		{"positional-only and keyword-only", "def f(a, /, b, *, c=3):\n    return a, b, c\ntry:\n    f(a=1, b=2)\nexcept TypeError:\n    x = f(1, 2), 'refused'", `((1, 2, 3), "refused")`},
		{"nonlocal counters", "def make():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    return inc\nc = make()\nc()\nx = c()", `2`},
		{"function attributes", "def f():\n    f.calls += 1\n    return f.calls\nf.calls = 0\nf()\nx = f(), hasattr(f, 'calls'), f.__name__", `(2, True, "f")`},
		{"conditional imports", "try:\n    import json as j\nexcept ImportError:\n    j = None\nx = j is not None", `True`},
		{"TYPE_CHECKING", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    x = 1\nelse:\n    x = 2", `2`},
		{"bytes and base64", "import base64\nx = 'a'.encode() == b'a'", `True`},
		{"integers from text", "x = int('12') + 1, bool(''), str(5)", `(13, False, "5")`},
		{"zip, enumerate, reversed, map, filter", "x = list(zip([1, 2], 'ab')), list(enumerate('ab', 1)), list(reversed([1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1])), list(map(lambda a, b: a + b, [1], [2]))", `([(1, "a"), (2, "b")], [(1, "a"), (2, "b")], [2, 1], ["1", "2"], [1], [3])`},
		{"any and all", "x = any([0, 1]), all([]), all(c.isdigit() for c in '123'), any(c.isdigit() for c in 'abc')", `(True, True, True, False)`},
		{"nested comprehension", "x = [(a, b) for a in 'ab' for b in range(2) if b], {k: [v] for k, v in zip('ab', '12')}", `([("a", 1), ("b", 1)], {"a": ["1"], "b": ["2"]})`},
		{"a dict of functions", "table = {'a': lambda: 1, 'b': lambda: 2}\nx = [table[k]() for k in sorted(table)], table.get('c', lambda: 3)()", `([1, 2], 3)`},
		{"a stack of decorators kept in a list", "log = []\ndef d(n):\n    def deco(f):\n        def inner():\n            log.append(n)\n            return f()\n        return inner\n    return deco\nf = lambda: 0\nfor deco in [d(1), d(2)]:\n    f = deco(f)\nf()\nx = log", `[2, 1]`},
		{"regular expressions", "import re\nm = re.match(r'^/(?P<v>v\\d+)/(\\w+)$', '/v1/users')\nx = m.group('v'), m.group(2), m.groups(), bool(re.search('users', '/v1/users', re.I)), re.compile('A', re.IGNORECASE).match('a') is not None", `("v1", "users", ("v1", "users"), True, True)`},
		{"fnmatch", "import fnmatch\nx = fnmatch.fnmatch('/api/users', '/api/*'), fnmatch.fnmatch('/x', '/api/*')", `(True, False)`},
		{"copies", "import copy\na = {'l': [1]}\nb = copy.deepcopy(a)\nb['l'].append(2)\nx = a, b", `({"l": [1]}, {"l": [1, 2]})`},
		{"weak spots: del and re-use", "x = [1]\ny = x\ndel x\nx = y + [2]", `[1, 2]`},
		{"an assert", "try:\n    assert 1 > 2, 'no'\nexcept AssertionError as e:\n    x = str(e)", `"no"`},
		{"ternary chains and walrus", "x = [y := 5, y * 2, (z := y + 1)], z", `([5, 10, 6], 6)`},
		{"SimpleNamespace", "from types import SimpleNamespace\nn = SimpleNamespace(a=1, b='c')\nn.c = 3\nx = n.a, n.b, n.c", `(1, "c", 3)`},
		{"MappingProxyType", "from types import MappingProxyType\nm = MappingProxyType({'a': 1})\nx = m['a'], 'b' in m", `(1, False)`},
		{"getattr chains", "import functools\nclass A:\n    pass\na = A()\na.b = A()\na.b.c = 4\nx = functools.reduce(getattr, 'b.c'.split('.'), a)", `4`},
		{"methods looked up on types", "x = str.upper('a'), list(map(str.lower, ['A'])), dict.fromkeys('ab', 0), sorted(['b', 'A'], key=str.lower)", `("A", ["a"], {"a": 0, "b": 0}, ["A", "b"])`},
		{"int with a base", "x = int('ff', 16), int('101', base=2), int('0x10', 0)", `(255, 5, 16)`},
		{"lazy any and all", "log = []\ndef t(v):\n    log.append(v)\n    return v\nx = any(t(v) for v in [0, 1, 2]), all(t(v) for v in [1, 0, 1]), log", `(True, False, [0, 1, 1, 0])`},
		{"lazy next", "log = []\ndef t(v):\n    log.append(v)\n    return v\nx = next(v for v in (1, 2, 3) if t(v)), log", `(1, [1])`},
		{"a generator expression over what had its name", "urls = ['a', 'b']\nurls = (u + '/' for u in urls)\nx = list(urls)", `["a/", "b/"]`},
		{"a generator expression's first iterable is evaluated at once", "l = [1]\ng = (v for v in l)\nl = [2]\nx = list(g)", `[1]`},
		{"a generator that iterates over itself", "def f():\n    for v in g:\n        yield v\ng = f()\ntry:\n    x = list(g)\nexcept ValueError as e:\n    x = str(e)", `"generator already executing"`},
		{"a generator stopped by break", "log = []\ndef g():\n    for i in range(5):\n        log.append(i)\n        yield i\nfor v in g():\n    if v == 1:\n        break\nx = log", `[0, 1]`},
		{"lazy map", "log = []\nm = map(log.append, [1, 2])\nx = list(log), len(list(m)), log", `([], 2, [1, 2])`},
		{"augmented assignments", "x = 5\nx <<= 2\nx |= 1\nx -= 1\nx //= 3\nx *= 2\nx %= 7", `5`},
		{"augmented items and attributes", "class A:\n    n = 1\na, d = A(), {'k': 1}\na.n += 2\nd['k'] *= 5\nx = a.n, A.n, d", `(3, 1, {"k": 5})`},
		{"aliasing of lists", "a = b = [1]\nb += [2]\nb = b + [3]\nx = a, b", `([1, 2], [1, 2, 3])`},
		{"class attribute lists are shared", "class A:\n    items = []\nA().items.append(1)\nclass B(A):\n    pass\nx = B().items, A.items is B.items", `([1], True)`},
		{"a dict in a loop that changes it", "d = {'a': 1, 'b': 2}\nfor k in list(d):\n    if d[k] == 1:\n        del d[k]\nx = d", `{"b": 2}`},
		{"unpacking in for", "x = [a + b for a, (b, c) in [(1, (2, 3))]]", `[3]`},
		{"star in call and display", "a = [1, 2]\nx = [*a, *a], (*a, 3), {*a}, max(*a)", `([1, 2, 1, 2], (1, 2, 3), {1, 2}, 2)`},
		{"try in a loop with continue", "x = []\nfor v in ['1', 'z', '3']:\n    try:\n        n = int(v)\n    except ValueError:\n        continue\n    x.append(n)", `[1, 3]`},
		{"returning from nested blocks", "def f(v):\n    with open if False else __import__('contextlib').nullcontext():\n        for i in range(3):\n            if i == v:\n                return i\n    return 'end'\nx = f(1), f(9)", `(1, "end")`},
		{"exceptions are matched by their base", "class A(Exception): pass\nclass B(A): pass\ndef f(e):\n    try:\n        raise e\n    except B:\n        return 'b'\n    except A:\n        return 'a'\n    except Exception:\n        return 'e'\nx = f(A()), f(B), f(KeyError('k'))", `("a", "b", "e")`},
		{"the class of an exception", "try:\n    1 / 0\nexcept Exception as e:\n    x = type(e).__name__", `"ZeroDivisionError"`},
		{"errors that builtins raise", "x = []\nfor f in (lambda: [][0], lambda: {}['a'], lambda: int('z'), lambda: None.a, lambda: (1, 2)[5]):\n    try:\n        f()\n        x.append('none')\n    except Exception as e:\n        x.append(type(e).__name__)", `["IndexError", "KeyError", "ValueError", "AttributeError", "IndexError"]`},
		{"unpacking too few", "try:\n    a, b = [1]\nexcept ValueError:\n    x = 'few'", `"few"`},
		{"missing arguments", "def f(a, b):\n    pass\nx = []\nfor args in ((), (1,), (1, 2), (1, 2, 3)):\n    try:\n        f(*args)\n        x.append('ok')\n    except TypeError:\n        x.append('no')", `["no", "no", "ok", "no"]`},
		{"keyword-only and defaults that are None", "def f(a=None, *, b=None):\n    a = a or []\n    b = {} if b is None else b\n    return a, b\nx = f(), f([1], b={'k': 1})", `(([], {}), ([1], {"k": 1}))`},
		{"properties on classes that inherit", "class A:\n    @property\n    def n(self):\n        return 1\nclass B(A):\n    @property\n    def n(self):\n        return super().n + 1\nx = B().n", `2`},
		{"static and class methods through super", "class A:\n    @classmethod\n    def make(cls):\n        return cls.__name__\n    @staticmethod\n    def s(v):\n        return v\nclass B(A):\n    @classmethod\n    def make(cls):\n        return 'b' + super().make()\nx = B.make(), B().s(3), A.make()", `("bB", 3, "A")`},
		{"multiple inheritance with super", "class Base:\n    def f(self):\n        return ['base']\nclass L(Base):\n    def f(self):\n        return ['l'] + super().f()\nclass R(Base):\n    def f(self):\n        return ['r'] + super().f()\nclass D(L, R):\n    pass\nx = D().f(), [c.__name__ for c in D.__mro__][:4]", `(["l", "r", "base"], ["D", "L", "R", "Base"])`},
		{"instance attributes hide class attributes", "class A:\n    n = 1\n    def __init__(self):\n        self.n = 2\nx = A().n, A.n", `(2, 1)`},
		{"hasattr and delattr", "class A:\n    pass\na = A()\na.n = 1\ny = hasattr(a, 'n')\ndel a.n\nx = y, hasattr(a, 'n')", `(True, False)`},
		{"a callable stored in a dict on self", "class R:\n    def __init__(self):\n        self.h = {}\n    def on(self, name):\n        def deco(f):\n            self.h.setdefault(name, []).append(f)\n            return f\n        return deco\n    def fire(self, name, *a):\n        return [f(*a) for f in self.h.get(name, [])]\nr = R()\n@r.on('x')\ndef one(v):\n    return v + 1\n@r.on('x')\ndef two(v):\n    return v * 2\nx = r.fire('x', 5), r.fire('y')", `([6, 10], [])`},
	} {
		t.Run(c.what, func(t *testing.T) { runs(t, c.program, c.want) })
	}
}
