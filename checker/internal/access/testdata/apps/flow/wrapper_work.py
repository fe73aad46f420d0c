"""Wrappers that do much work of their own around a view that is open, or closed."""
import json
import logging
import os
import time
from collections import defaultdict, deque
from dataclasses import asdict, dataclass, field
from functools import wraps
from typing import Any, Optional

from flask import Flask, Response, abort, current_app, g, jsonify, make_response, request, session
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="work", JWT_SECRET_KEY="work")
JWTManager(app)
WINDOW = defaultdict(deque)


@dataclass
class Audit:
    who: Optional[str]
    what: str
    when: float = field(default_factory=time.time)
    extra: dict[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        return json.dumps({**asdict(self), "extra": sorted(self.extra)}, default=str)


class Log:
    def __init__(self):
        self.lines: list[str] = []

    def __iadd__(self, audit: Audit):
        self.lines.append(audit.line())
        self.lines = self.lines[-100:]
        return self

    def __len__(self):
        return len(self.lines)


LOG = Log()


def audited(what):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            global LOG
            entry = Audit(session.get("user"), what, extra={"path": request.path, **kwargs})
            try:
                response = make_response(f(*args, **kwargs))
            except Exception:
                entry.extra["failed"] = True
                raise
            finally:
                LOG += entry
            response.headers["X-Audit"] = str(len(LOG))
            if response.status_code >= 500:
                current_app.logger.error("%s failed", what)
            return response

        return inner

    return deco


def rate(limit, per):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            seen, now = WINDOW[(f.__name__, request.remote_addr)], time.time()
            while seen and seen[0] < now - per:
                seen.popleft()
            if len(seen) >= limit:
                abort(429)
            seen.append(now)
            return f(*args, **kwargs)

        return inner

    return deco


def etag(f):
    @wraps(f)
    def inner(*args, **kwargs):
        rv = f(*args, **kwargs)
        body, status, headers = rv if isinstance(rv, tuple) and len(rv) == 3 else (rv, 200, {})
        response = Response(body, status=status, headers=headers)
        tag = str(hash(body))
        if request.headers.get("If-None-Match") == tag:
            return "", 304
        response.set_etag(tag)
        return response

    return inner


def retry(times, on=(ConnectionError, TimeoutError)):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except on as e:
                    if attempt == times:
                        raise
                    time.sleep(0)

        return inner

    return deco


def paginate(default=20):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            try:
                page = max(int(request.args.get("page", 1)), 1)
                size = min(int(request.args.get("size", default)), 100)
            except ValueError:
                return jsonify(error="numbers"), 400
            items = list(f(*args, **kwargs))
            return jsonify(items=items[(page - 1) * size: page * size], total=len(items))

        return inner

    return deco


def token_when_writing(f):
    @wraps(f)
    def inner(*a, **k):
        if request.method in {"POST", "PUT", "PATCH", "DELETE"} - {"PATCH"}:
            verify_jwt_in_request()
        return f(*a, **k)

    return inner


@app.get("/audited/<int:n>")
@audited("read")
def v_audited(n):  # want: GET /audited/<int:n> open
    return str(n)


@app.get("/audited-closed/<int:n>")
@audited("read")
@jwt_required()
def v_audited_closed(n):  # want: GET /audited-closed/<int:n> protected
    return str(n)


@app.get("/rate")
@rate(10, 60)
def v_rate():  # want: GET /rate open
    return "x"


@app.get("/etag")
@etag
@retry(3)
def v_etag():  # want: GET /etag open
    return "x", 200, {"X": "1"}


@app.get("/retry-closed")
@retry(2)
@jwt_required()
def v_retry_closed():  # want: GET /retry-closed protected
    return "x"


@app.get("/pages")
@paginate(10)
def v_pages():  # want: GET /pages open
    yield from range(5)


@app.get("/pages-list")
@jwt_required()
@paginate()
def v_pages_list():  # want: GET /pages-list protected
    return range(50)


@app.route("/writing", methods=["GET", "POST", "PATCH", "DELETE"])
@token_when_writing
@audited("write")
def v_writing():  # want: DELETE /writing protected; GET /writing open; PATCH /writing open; POST /writing protected
    return "x"
