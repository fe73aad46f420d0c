import asyncio
from contextlib import asynccontextmanager
from functools import wraps
from flask import Flask, abort, request, g

app = Flask(__name__)


class Denied(Exception):
    pass


@app.errorhandler(Denied)
async def denied(e):
    return {"error": str(e)}, 401


@asynccontextmanager
async def user_scope():
    name = request.headers.get("X-Name")
    if name is None:
        raise Denied("name")
    g.name = name
    try:
        yield name
    finally:
        g.pop("name")


def scoped(fn):
    @wraps(fn)
    async def inner(**kw):
        async with user_scope() as name:
            return await fn(name=name, **kw)

    return inner


async def allowed(what):
    await asyncio.sleep(0)
    return what in request.headers.get("X-Scopes", "").split(",")


def any_scope(*scopes):
    def deco(fn):
        @wraps(fn)
        async def inner(**kw):
            results = await asyncio.gather(*(allowed(s) for s in scopes))
            if not any(results):
                abort(403)
            return await fn(**kw)

        return inner

    return deco


@app.get("/scoped")
@scoped
async def s(name):  # want: GET /scoped protected
    return name


@app.get("/any")
@any_scope("a", "b")
async def a():  # want: GET /any protected
    return "any"


@app.get("/empty")
@any_scope("")
async def e():  # want: GET /empty open
    return "empty"


@app.get("/free")
async def f():  # want: GET /free open
    return "free"
