from functools import wraps
from operator import or_, attrgetter, itemgetter, methodcaller
from functools import reduce
from flask import Flask, request, abort

app = Flask(__name__)
READ, WRITE, GRANT = (1 << i for i in range(3))
ROLES = {"viewer": READ, "editor": READ | WRITE, "owner": reduce(or_, (READ, WRITE, GRANT)), None: 0, "": READ}
endpoint_of = attrgetter("endpoint")
needs = {}


def require(*bits):
    mask = sum(bits)

    def deco(f):
        needs[f.__name__] = mask
        return f
    return deco


@app.before_request
def check():
    mask = needs.get(endpoint_of(request), 0)
    role = request.headers.get("X-Role")
    if ROLES.get(role, 0) & mask != mask:
        abort(403)


@app.get("/a")
@require(READ)
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@require(READ, GRANT)
def b():  # want: GET /b protected
    return "b"


@app.get("/c")
@require()
def c():  # want: GET /c open
    return "c"


@app.get("/d")
def d():  # want: GET /d open
    return "d"


@require(WRITE)
@app.get("/e")
def e():  # want: GET /e protected
    return "e"
