"""Async views, hooks and decorators; generators and streams."""
import asyncio
from functools import wraps

from flask import Flask, Response, stream_with_context
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "async"
JWTManager(app)


async def check():
    verify_jwt_in_request()


def async_guard(view):
    @wraps(view)
    async def inner(*args, **kwargs):
        await check()
        return await view(*args, **kwargs)

    return inner


def forgets_to_await(view):
    @wraps(view)
    async def inner(*args, **kwargs):
        check()
        return await view(*args, **kwargs)

    return inner


def ensure(view):
    @wraps(view)
    def inner(*args, **kwargs):
        verify_jwt_in_request()
        return app.ensure_sync(view)(*args, **kwargs)

    return inner


def for_both(view):
    if asyncio.iscoroutinefunction(view):
        @wraps(view)
        async def inner(*args, **kwargs):
            verify_jwt_in_request()
            return await view(*args, **kwargs)
    else:
        @wraps(view)
        def inner(*args, **kwargs):
            verify_jwt_in_request()
            return view(*args, **kwargs)
    return inner


@app.get("/plain")
async def plain():  # want: GET /plain open
    await asyncio.sleep(0)
    return "plain"


@app.get("/guarded")
@async_guard
async def guarded():  # want: GET /guarded protected
    return "guarded"


@app.get("/forgets")
@forgets_to_await
async def forgets():  # want: GET /forgets open
    return "forgets"


@app.get("/ensure")
@ensure
async def ensured():  # want: GET /ensure protected
    return "ensured"


@app.get("/library")
@jwt_required()
async def library():  # want: GET /library protected
    return "library"


@app.get("/both-async")
@for_both
async def both_async():  # want: GET /both-async protected
    return "x"


@app.get("/both-sync")
@for_both
def both_sync():  # want: GET /both-sync protected
    return "x"


@app.get("/gather")
async def gather():  # want: GET /gather protected
    await asyncio.gather(check(), asyncio.sleep(0))
    return "x"


@app.get("/stream")
@jwt_required()
def stream():  # want: GET /stream protected
    def rows():
        yield "a"
        yield "b"

    return Response(stream_with_context(rows()), mimetype="text/plain")


class Pages(MethodView):
    decorators = [async_guard]

    async def get(self):  # want: GET /pages protected
        return "page"


app.add_url_rule("/pages", view_func=Pages.as_view("pages"))


@app.before_request
async def nothing():
    await asyncio.sleep(0)
