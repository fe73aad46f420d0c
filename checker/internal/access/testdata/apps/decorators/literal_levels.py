from __future__ import annotations
from typing import Literal, Union, overload, get_args, assert_never
from flask import Flask, request, abort
Level = Literal["open", "member", "admin"]
LEVELS: tuple[Level, ...] = get_args(Level)
app = Flask(__name__)
def level() -> Level:
    raw = request.headers.get("X-Level", "open")
    return raw if raw in LEVELS else "open"
def at_least(wanted: Level):
    rank = LEVELS.index(wanted)
    def deco(f):
        def w():
            if LEVELS.index(level()) < rank: abort(403)
            return f()
        w.__name__ = f.__name__
        return w
    return deco
@app.get("/o")
@at_least("open")
def o(): return "o"  # want: GET /o open
@app.get("/m")
@at_least("member")
def m(): return "m"  # want: GET /m protected
@app.get("/a")
@at_least("admin")
def a(): return "a"  # want: GET /a protected
