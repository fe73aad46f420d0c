"""Hooks and wrappers that use much of the standard library and of Flask's request before they let go on."""
import base64
import collections
import contextlib
import copy
import datetime as dt
import decimal
import enum
import functools
import hashlib
import hmac
import io
import ipaddress
import itertools
import json
import logging
import math
import operator
import os
import pathlib
import random
import re
import secrets
import string
import struct
import sys
import textwrap
import threading
import time
import traceback
import typing
import urllib.parse
import uuid
import warnings
import weakref
from functools import wraps

from flask import (Blueprint, Flask, current_app, flash, g, get_flashed_messages, has_request_context, jsonify, make_response,
                   request, session, url_for)
from werkzeug.datastructures import Headers, ImmutableMultiDict, MultiDict
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.utils import secure_filename

app = Flask(__name__)
app.secret_key = "sink"
app.config["LIMITS"] = {"a": 1, "b": [1, 2, 3]}
log = logging.getLogger("sink")
lock = threading.Lock()
local = threading.local()
CACHE = collections.OrderedDict()
COUNTS = collections.Counter()
QUEUE = collections.deque(maxlen=10)


def use(bp):
    return Blueprint(bp, __name__, url_prefix="/" + bp)


strings, numbers, times, req, objects, files = map(use, ["strings", "numbers", "times", "req", "objects", "files"])


@strings.before_request
def use_strings():
    name = request.path.strip("/").title().replace("/", "-").center(20, "*").ljust(30).rjust(40).zfill(50)
    words = re.findall(r"[A-Za-z]+", name) + re.split(r"\W", name)
    g.slug = "-".join(w.lower() for w in words if w and not w.isspace())
    g.up = name.swapcase().casefold().encode("utf-8", "ignore").decode("utf-8").expandtabs().splitlines()
    table = str.maketrans("abc", "xyz")
    g.t = g.slug.translate(table)[::2], "{:>10}|{!r}|{x:.2f}".format("a", "b", x=1.5), f"{len(words):,} {name!r:>5}"
    g.h = hashlib.sha256(name.encode()).hexdigest()[:8], base64.b64encode(b"x").decode(), secrets.token_hex(4)
    g.q = urllib.parse.urlencode({"a": 1}), urllib.parse.urlparse(request.url).netloc, urllib.parse.quote("ä")
    g.s = string.ascii_letters.upper(), textwrap.dedent("  a").strip(), secure_filename("../x"), "%s %05.1f" % ("a", 2.0)
    assert isinstance(g.slug, str)
    if not g.slug.isidentifier() and "strings" not in g.slug:
        raise RuntimeError("never")


@numbers.before_request
def use_numbers():
    total = sum(x ** 2 for x in range(5)) + math.floor(2.7) + round(3.14159, 2) + abs(-4) // 3 % 2
    a, b = divmod(17, 5)
    g.n = total, a, b, pow(2, 5), max([1, 2], default=0), min("abc"), int("ff", 16), float("1e3"), complex(1, 2), bin(5), hex(255), chr(65), ord("a")
    g.d = decimal.Decimal("1.1") + 2, random.choice([1, 2]), random.randint(1, 6), statistics_mean([1, 2, 3])
    matrix = [[i * j for j in range(3)] for i in range(3)]
    g.m = list(zip(*matrix)), list(itertools.accumulate([1, 2, 3])), list(itertools.islice(itertools.count(), 3))
    x = 5
    x <<= 2
    x |= 1
    x ^= 3
    x //= 2
    x -= 1
    x *= 2
    x **= 2
    x %= 7
    g.x = x if 0 <= x < 100 else -x
    COUNTS.update("hello")
    COUNTS["z"] += 1
    QUEUE.append(1)
    QUEUE.appendleft(2)
    g.c = COUNTS.most_common(1), QUEUE.popleft(), struct.pack("<I", 5), operator.mul(2, 3)


def statistics_mean(xs):
    return sum(xs) / len(xs)


@times.before_request
def use_times():
    now = dt.datetime.now(dt.timezone.utc)
    later = now + dt.timedelta(days=1, hours=2)
    g.iso = now.isoformat(), later.strftime("%Y-%m-%d"), (later - now).total_seconds(), now.date().year, time.strftime("%H")
    g.parsed = dt.datetime.strptime("2020-01-02", "%Y-%m-%d"), dt.date.today().weekday(), dt.datetime.fromtimestamp(0).hour
    if later < now or (later - now).days > 5:
        raise RuntimeError("never")
    g.ids = uuid.uuid4().hex, str(uuid.uuid5(uuid.NAMESPACE_DNS, "x")), time.monotonic() - time.perf_counter()
    with lock:
        CACHE[request.path] = now
        while len(CACHE) > 100:
            CACHE.popitem(last=False)
        CACHE.move_to_end(request.path)
    local.value = getattr(local, "value", 0) + 1


@req.before_request
def use_request():
    g.r = (request.method.lower(), request.args.to_dict(), request.headers.get("Accept", "*/*").split(",")[0], request.content_type,
           request.content_length or 0, request.mimetype, request.query_string.decode(), request.full_path.rstrip("?"), request.host_url,
           request.user_agent.string, request.accept_mimetypes.best, request.is_json, request.view_args or {}, request.url_root,
           request.referrer, request.access_route, request.endpoint.split(".")[-1], request.url_rule.rule, request.blueprints,
           list(request.headers.keys()), dict(request.headers), request.cookies.get("x", "y"), request.environ.get("REMOTE_ADDR"),
           request.get_data(as_text=True), request.files.getlist("f"), request.form.to_dict(flat=True), request.max_content_length)
    for name, value in request.headers.items():
        log.debug("%s=%s", name, value)
    for key in request.args:
        log.debug(key)
    for key, values in request.args.lists():
        log.debug("%s %s", key, values)
    if request.args.getlist("x") or "y" in request.args:
        log.info("args")
    m = MultiDict([("a", 1)])
    m.add("a", 2)
    h = Headers()
    h["X"] = "1"
    g.extra = m.getlist("a"), h.get("X"), ImmutableMultiDict(m).to_dict(), request.args.get("n", 1, int)
    flash("hello", "info")
    g.f = get_flashed_messages(with_categories=True), url_for("req.view", _external=True), has_request_context()
    session["seen"] = session.get("seen", 0) + 1
    session.modified = True
    g.c = current_app.name, current_app.config.get("LIMITS", {})["b"][-1], current_app.logger.name, current_app.url_map.bind("x").server_name
    g.j = json.loads(json.dumps({"a": [1, {"b": None}]}))["a"][1].get("b"), jsonify(ok=True).get_json(), make_response("x").headers.get("X")


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Meta(type):
    def __call__(cls, *a, **k):
        made = super().__call__(*a, **k)
        made.born = time.time()
        return made


class Thing(metaclass=Meta):
    __slots__ = ("a", "born", "__weakref__")
    registry: typing.ClassVar[dict] = {}

    def __init__(self, a=1):
        self.a = a

    def __repr__(self):
        return f"{type(self).__name__}({self.a!r})"

    def __hash__(self):
        return hash(self.a)

    def __eq__(self, other):
        return isinstance(other, Thing) and self.a == other.a

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def __iter__(self):
        yield self.a

    def __len__(self):
        return 1

    @classmethod
    def make(cls, **kw):
        return cls(**kw)

    @functools.cached_property
    def never(self):
        return 1


@objects.before_request
def use_objects():
    t = Thing.make(a=3)
    t2 = copy.copy(t)
    Thing.registry[t] = str(t), repr(t2), hash(t), t == t2, len(t), list(t), bool(t)
    with t as same, contextlib.suppress(KeyError), contextlib.closing(io.StringIO()) as buffer:
        buffer.write("x")
        del Thing.registry["nope"]
    a, *rest = [*range(3), *t]
    d = {**{"a": 1}, "b": 2, **dict(zip("cd", (3, 4)))}
    inverted = {v: k for k, v in d.items()}
    g.o = (same is t, rest, inverted[2], sorted(d, key=d.get, reverse=True), Level(2) > Level.LOW, Level["HIGH"].name, weakref.ref(t)() is t,
           getattr(t, "zzz", None), vars(Level).get("x"), callable(t), issubclass(Thing, object), type(t) is Thing, id(t) > 0, sys.version_info[0] >= 3)
    s = {1, 2} | {3}
    s.discard(9)
    s.update([4])
    lst = list(s)
    lst.sort(reverse=True)
    lst.extend(x for x in (7, 8))
    lst.insert(0, 0)
    lst[1:2] = [5, 5]
    del lst[0]
    d.setdefault("e", []).append(1)
    d.update(f=6)
    d.pop("zz", None)
    key, value = d.popitem()
    g.l = lst.count(5), lst.index(5), key, value, frozenset(lst), tuple(reversed(lst)), any(lst), enumerate(lst)
    for i, (k, v) in enumerate(sorted(d.items(), key=operator.itemgetter(0))):
        if i > 100:
            break
    else:
        g.ended = True
    try:
        raise ValueError("x", 1)
    except (KeyError, ValueError) as e:
        g.e = e.args[0], str(e), type(e).__name__, traceback.format_exc()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
    else:
        raise RuntimeError("never")
    finally:
        g.done = True
    g.ip = ipaddress.ip_address("127.0.0.1").is_loopback
    fn = functools.partial(int, base=2)
    g.p = fn("101"), functools.reduce(operator.add, [1, 2, 3]), (lambda *a, k=1, **kw: (a, k, kw))(1, k=2, z=3)
    if not g.done or g.p[0] != 5:
        raise RuntimeError("never")


@files.before_request
def use_files():
    here = pathlib.Path(__file__).resolve().parent
    g.p = here / "x" / "y.txt", here.name, (here / "nope").exists(), here.joinpath("a").suffix, os.path.join("a", "b"), os.path.dirname(__file__)
    g.env = os.environ.get("HOME", ""), os.getcwd(), os.sep, os.getenv("NOPE"), os.getpid(), sys.platform.startswith("linux")
    if (here / "missing.txt").is_file():
        with open(here / "missing.txt", encoding="utf-8") as f:
            for line in f:
                g.line = line.strip()
    pw = generate_password_hash("x")
    g.ok = check_password_hash(pw, "x"), hmac.new(b"k", b"m", hashlib.sha1).digest(), hmac.compare_digest("a", "a")
    out = io.BytesIO()
    out.write(b"abc")
    out.seek(0)
    g.read = out.read(2), out.getvalue(), bytearray(b"x")[0], memoryview(b"abc")[1], bytes([1, 2]).hex()


for bp in (strings, numbers, times, req, objects, files):
    bp.add_url_rule("/", "view", lambda: "x")  # want: GET /files/ open; GET /numbers/ open; GET /objects/ open; GET /req/ open; GET /strings/ open; GET /times/ open
    app.register_blueprint(bp)
