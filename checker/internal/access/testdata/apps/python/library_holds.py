"""Python's library and the request. Each test opens /yes and closes /no, as real Flask says."""
import base64
import binascii
import collections.abc
import fnmatch
import functools
import hashlib
import ipaddress
import itertools
import json
import math
import numbers
import operator
import os
import pathlib
import posixpath
import re
import string
import sys
import types
import urllib.parse
from collections import ChainMap, Counter, OrderedDict, deque, namedtuple

from flask import Flask, abort, request, session

app = Flask(__name__)
app.secret_key = "library"
P = namedtuple("P", "a b", defaults=[2])

TESTS = [
    lambda: list(itertools.chain([1], [2, 3])) == [1, 2, 3],
    lambda: list(itertools.chain.from_iterable([[1], [2]])) == [1, 2],
    lambda: list(itertools.islice(itertools.count(5), 3)) == [5, 6, 7],
    lambda: list(itertools.islice("abcdef", 1, 4)) == ["b", "c", "d"],
    lambda: next(itertools.cycle("ab")) == "a",
    lambda: list(itertools.repeat("x", 2)) == ["x", "x"],
    lambda: list(itertools.product("ab", [1, 2]))[1] == ("a", 2),
    lambda: list(itertools.combinations("abc", 2)) == [("a", "b"), ("a", "c"), ("b", "c")],
    lambda: list(itertools.permutations([1, 2])) == [(1, 2), (2, 1)],
    lambda: list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])) == [1, 2],
    lambda: list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1])) == [3, 1],
    lambda: list(itertools.filterfalse(lambda x: x % 2, range(5))) == [0, 2, 4],
    lambda: list(itertools.accumulate([1, 2, 3])) == [1, 3, 6],
    lambda: list(itertools.zip_longest([1], [2, 3], fillvalue=0)) == [(1, 2), (0, 3)],
    lambda: list(itertools.starmap(pow, [(2, 3)])) == [8],
    lambda: list(itertools.compress("abc", [1, 0, 1])) == ["a", "c"],
    lambda: [(k, list(v)) for k, v in itertools.groupby([1, 1, 2])] == [(1, [1, 1]), (2, [2])],
    lambda: list(itertools.pairwise([1, 2, 3])) == [(1, 2), (2, 3)],
    lambda: [list(x) for x in itertools.tee([1, 2])] == [[1, 2], [1, 2]],
    lambda: functools.reduce(operator.add, [1, 2, 3]) == 6,
    lambda: functools.reduce(lambda a, b: a * b, [2, 3], 10) == 60,
    lambda: functools.partial(int, base=2)("101") == 5,
    lambda: sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)) == [3, 2, 1],
    lambda: operator.itemgetter(1, 0)("ab") == ("b", "a"),
    lambda: operator.attrgetter("a")(P(1)) == 1,
    lambda: operator.methodcaller("upper")("a") == "A",
    lambda: operator.contains([1], 1),
    lambda: operator.is_not(None, 1),
    lambda: operator.index(3) == 3,
    lambda: operator.neg(3) == -3,
    lambda: operator.truth([1]),
    lambda: operator.truediv(1, 2) == 0.5,
    lambda: operator.floordiv(7, 2) == 3,
    lambda: operator.pow(2, 2) == 4,
    lambda: operator.inv(0) == -1,
    lambda: operator.countOf([1, 1], 1) == 2,
    lambda: Counter("aab")["a"] == 2,
    lambda: Counter("aab")["z"] == 0,
    lambda: Counter("aab").most_common(1) == [("a", 2)],
    lambda: sum(Counter("aab").values()) == 3,
    lambda: OrderedDict(a=1, b=2).popitem(last=False) == ("a", 1),
    lambda: P(1) == (1, 2),
    lambda: P(1)._replace(a=5).a == 5,
    lambda: P(1, 3)._asdict() == {"a": 1, "b": 3},
    lambda: P._fields == ("a", "b"),
    lambda: P._make([7, 8]).b == 8,
    lambda: json.loads('{"a": [1, true, null]}') == {"a": [1, True, None]},
    lambda: json.dumps({"a": 1}) == '{"a": 1}',
    lambda: json.loads(json.dumps({"k": ["v"]}))["k"][0] == "v",
    lambda: json.dumps([1, "a"], separators=(",", ":")) == '[1,"a"]',
    lambda: re.match(r"/(\w+)", "/abc/d").group(1) == "abc",
    lambda: re.fullmatch(r"\d+", "12a") is None,
    lambda: re.search("b", "abc").start() == 1,
    lambda: re.sub(r"\d", "#", "a1b2") == "a##"[:2] + "b#",
    lambda: re.split(r"[,;]", "a,b;c") == ["a", "b", "c"],
    lambda: re.findall(r"\w", "a b") == ["a", "b"],
    lambda: re.compile("^A", re.I).match("abc"),
    lambda: re.match(r"(?P<x>\d)", "5").groupdict() == {"x": "5"},
    lambda: re.escape("a.b") == r"a\.b",
    lambda: [m.group() for m in re.finditer("a", "aba")] == ["a", "a"],
    lambda: re.match(r"(?:a|b)c$", "bc") is not None,
    lambda: re.sub("(a)(b)", r"\2\1", "ab") == "ba",
    lambda: base64.b64encode(b"a:b") == b"YTpi",
    lambda: base64.b64decode("YTpi").decode() == "a:b",
    lambda: base64.urlsafe_b64encode(b"\xff\xfe").decode() == "__4=",
    lambda: binascii.hexlify(b"a") == b"61",
    lambda: b"a".hex() == "61",
    lambda: bytes.fromhex("61") == b"a",
    lambda: hashlib.sha256(b"a").hexdigest().startswith("ca97"),
    lambda: hashlib.md5(b"").hexdigest() == "d41d8cd98f00b204e9800998ecf8427e",
    lambda: urllib.parse.urlparse("https://h/p?q=1").path == "/p",
    lambda: urllib.parse.urlsplit("https://h:8/p").port == 8,
    lambda: urllib.parse.quote("a b") == "a%20b",
    lambda: urllib.parse.unquote("a%20b") == "a b",
    lambda: urllib.parse.parse_qs("a=1&a=2") == {"a": ["1", "2"]},
    lambda: dict(urllib.parse.parse_qsl("a=1")) == {"a": "1"},
    lambda: posixpath.join("/a", "b") == "/a/b",
    lambda: os.path.join("a", "b") == "a/b",
    lambda: os.path.basename("/a/b.txt") == "b.txt",
    lambda: os.path.splitext("b.txt") == ("b", ".txt"),
    lambda: os.path.dirname("/a/b") == "/a",
    lambda: os.path.normpath("/a/../b") == "/b",
    lambda: pathlib.PurePosixPath("/a/b.txt").suffix == ".txt",
    lambda: pathlib.PurePosixPath("/a/b/c").parts[1] == "a",
    lambda: pathlib.PurePosixPath("/a/b").is_relative_to("/a"),
    lambda: pathlib.PurePosixPath("/a/b.txt").stem == "b",
    lambda: fnmatch.fnmatch("abc", "a*"),
    lambda: fnmatch.fnmatchcase("Abc", "a*") is False,
    lambda: fnmatch.filter(["a1", "b1"], "a*") == ["a1"],
    lambda: string.ascii_lowercase[:3] == "abc",
    lambda: string.digits == "0123456789",
    lambda: math.ceil(1.2) == 2 and math.floor(1.8) == 1,
    lambda: math.sqrt(16) == 4,
    lambda: math.inf > 5,
    lambda: math.gcd(12, 8) == 4,
    lambda: math.prod([2, 3]) == 6,
    lambda: math.isclose(0.1 + 0.2, 0.3),
    lambda: types.SimpleNamespace(a=1).a == 1,
    lambda: types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1),
    lambda: types.MappingProxyType({"a": 1})["a"] == 1,
    lambda: "a" in types.MappingProxyType({"a": 1}),
    lambda: ipaddress.ip_address("10.0.0.1") in ipaddress.ip_network("10.0.0.0/8"),
    lambda: ipaddress.ip_address("10.0.0.1").is_private,
    lambda: sys.version_info >= (3, 8),
    lambda: sys.version_info.major == 3,
    lambda: isinstance(1, numbers.Number),
    lambda: isinstance([], collections.abc.Sequence),
    lambda: isinstance({}, collections.abc.Mapping),
    lambda: isinstance("a", collections.abc.Iterable),
    lambda: issubclass(bool, int),
    lambda: all(isinstance(x, str) for x in ["a", "b"]),
    lambda: isinstance(None, type(None)),
    lambda: [].__class__ is list,
    lambda: "a".__class__.__name__ == "str",
    lambda: vars(types.SimpleNamespace(a=1)) == {"a": 1},
    lambda: len({1, True, 1.0}) == 1,
    lambda: request.full_path.endswith("?"),
    lambda: request.args.getlist("a") == [],
    lambda: request.cookies == {},
    lambda: not request.cookies,
    lambda: request.headers.getlist("X") == [],
    lambda: session.get("a") is None,
    lambda: "a" not in session,
    lambda: not session,
    lambda: dict(session) == {},
    lambda: len(session) == 0,
    lambda: list(session.keys()) == [],
    lambda: session.setdefault("n", 1) == 1,
    lambda: session.pop("zz", 5) == 5,
]


def guard(n, answer):
    def decorate(view):
        def inner():
            if bool(TESTS[n]()) is not answer:
                abort(401)
            return view()

        return inner

    return decorate


def yes():  # want: GET /yes/0 open; GET /yes/1 open; GET /yes/10 open; GET /yes/100 open; GET /yes/101 open; GET /yes/102 open; GET /yes/103 open; GET /yes/104 open; GET /yes/105 open; GET /yes/106 open; GET /yes/107 open; GET /yes/108 open; GET /yes/109 open; GET /yes/11 open; GET /yes/110 open; GET /yes/111 open; GET /yes/112 open; GET /yes/113 open; GET /yes/114 open; GET /yes/115 open; GET /yes/116 open; GET /yes/117 open; GET /yes/118 open; GET /yes/119 open; GET /yes/12 open; GET /yes/120 open; GET /yes/121 open; GET /yes/122 open; GET /yes/123 open; GET /yes/124 open; GET /yes/125 open; GET /yes/126 open; GET /yes/127 open; GET /yes/128 open; GET /yes/13 open; GET /yes/14 open; GET /yes/15 open; GET /yes/16 open; GET /yes/17 open; GET /yes/18 open; GET /yes/19 open; GET /yes/2 open; GET /yes/20 open; GET /yes/21 open; GET /yes/22 open; GET /yes/23 open; GET /yes/24 open; GET /yes/25 open; GET /yes/26 open; GET /yes/27 open; GET /yes/28 open; GET /yes/29 open; GET /yes/3 open; GET /yes/30 open; GET /yes/31 open; GET /yes/32 open; GET /yes/33 open; GET /yes/34 open; GET /yes/35 open; GET /yes/36 open; GET /yes/37 open; GET /yes/38 open; GET /yes/39 open; GET /yes/4 open; GET /yes/40 open; GET /yes/41 open; GET /yes/42 open; GET /yes/43 open; GET /yes/44 open; GET /yes/45 open; GET /yes/46 open; GET /yes/47 open; GET /yes/48 open; GET /yes/49 open; GET /yes/5 open; GET /yes/50 open; GET /yes/51 open; GET /yes/52 open; GET /yes/53 open; GET /yes/54 open; GET /yes/55 open; GET /yes/56 open; GET /yes/57 open; GET /yes/58 open; GET /yes/59 open; GET /yes/6 open; GET /yes/60 open; GET /yes/61 open; GET /yes/62 open; GET /yes/63 open; GET /yes/64 open; GET /yes/65 open; GET /yes/66 open; GET /yes/67 open; GET /yes/68 open; GET /yes/69 open; GET /yes/7 open; GET /yes/70 open; GET /yes/71 open; GET /yes/72 open; GET /yes/73 open; GET /yes/74 open; GET /yes/75 open; GET /yes/76 open; GET /yes/77 open; GET /yes/78 open; GET /yes/79 open; GET /yes/8 open; GET /yes/80 open; GET /yes/81 open; GET /yes/82 open; GET /yes/83 open; GET /yes/84 open; GET /yes/85 open; GET /yes/86 open; GET /yes/87 open; GET /yes/88 open; GET /yes/89 open; GET /yes/9 open; GET /yes/90 open; GET /yes/91 open; GET /yes/92 open; GET /yes/93 open; GET /yes/94 open; GET /yes/95 open; GET /yes/96 open; GET /yes/97 open; GET /yes/98 open; GET /yes/99 open
    return "the test held"


def no():  # want: GET /no/0 protected; GET /no/1 protected; GET /no/10 protected; GET /no/100 protected; GET /no/101 protected; GET /no/102 protected; GET /no/103 protected; GET /no/104 protected; GET /no/105 protected; GET /no/106 protected; GET /no/107 protected; GET /no/108 protected; GET /no/109 protected; GET /no/11 protected; GET /no/110 protected; GET /no/111 protected; GET /no/112 protected; GET /no/113 protected; GET /no/114 protected; GET /no/115 protected; GET /no/116 protected; GET /no/117 protected; GET /no/118 protected; GET /no/119 protected; GET /no/12 protected; GET /no/120 protected; GET /no/121 protected; GET /no/122 protected; GET /no/123 protected; GET /no/124 protected; GET /no/125 protected; GET /no/126 protected; GET /no/127 protected; GET /no/128 protected; GET /no/13 protected; GET /no/14 protected; GET /no/15 protected; GET /no/16 protected; GET /no/17 protected; GET /no/18 protected; GET /no/19 protected; GET /no/2 protected; GET /no/20 protected; GET /no/21 protected; GET /no/22 protected; GET /no/23 protected; GET /no/24 protected; GET /no/25 protected; GET /no/26 protected; GET /no/27 protected; GET /no/28 protected; GET /no/29 protected; GET /no/3 protected; GET /no/30 protected; GET /no/31 protected; GET /no/32 protected; GET /no/33 protected; GET /no/34 protected; GET /no/35 protected; GET /no/36 protected; GET /no/37 protected; GET /no/38 protected; GET /no/39 protected; GET /no/4 protected; GET /no/40 protected; GET /no/41 protected; GET /no/42 protected; GET /no/43 protected; GET /no/44 protected; GET /no/45 protected; GET /no/46 protected; GET /no/47 protected; GET /no/48 protected; GET /no/49 protected; GET /no/5 protected; GET /no/50 protected; GET /no/51 protected; GET /no/52 protected; GET /no/53 protected; GET /no/54 protected; GET /no/55 protected; GET /no/56 protected; GET /no/57 protected; GET /no/58 protected; GET /no/59 protected; GET /no/6 protected; GET /no/60 protected; GET /no/61 protected; GET /no/62 protected; GET /no/63 protected; GET /no/64 protected; GET /no/65 protected; GET /no/66 protected; GET /no/67 protected; GET /no/68 protected; GET /no/69 protected; GET /no/7 protected; GET /no/70 protected; GET /no/71 protected; GET /no/72 protected; GET /no/73 protected; GET /no/74 protected; GET /no/75 protected; GET /no/76 protected; GET /no/77 protected; GET /no/78 protected; GET /no/79 protected; GET /no/8 protected; GET /no/80 protected; GET /no/81 protected; GET /no/82 protected; GET /no/83 protected; GET /no/84 protected; GET /no/85 protected; GET /no/86 protected; GET /no/87 protected; GET /no/88 protected; GET /no/89 protected; GET /no/9 protected; GET /no/90 protected; GET /no/91 protected; GET /no/92 protected; GET /no/93 protected; GET /no/94 protected; GET /no/95 protected; GET /no/96 protected; GET /no/97 protected; GET /no/98 protected; GET /no/99 protected
    return "the test did not hold"


for n in range(len(TESTS)):
    app.add_url_rule(f"/yes/{n}", f"yes{n}", guard(n, True)(yes))
    app.add_url_rule(f"/no/{n}", f"no{n}", guard(n, False)(no))
