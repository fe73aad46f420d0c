from flask import Flask, request, abort, jsonify

app = Flask(__name__)


class Result:
    def __init__(self, ok, why=None):
        self.ok, self.why = ok, why

    def __bool__(self):
        return self.ok

    def __and__(self, other):
        return self if not self else other

    def __or__(self, other):
        return self if self else other

    def __invert__(self):
        return Result(not self.ok, "not")

    def or_abort(self, code=403):
        if not self:
            abort(code)


def has(name):
    return Result(name in request.headers, f"missing {name}")


def path(prefix):
    return Result(request.path.startswith(prefix))


POLICY = [
    (lambda: path("/both"), lambda: has("X-A") & has("X-B")),
    (lambda: path("/any"), lambda: has("X-A") | has("X-B")),
    (lambda: path("/free"), lambda: ~has("X-A") | has("X-B")),
    (lambda: path("/"), lambda: Result(True)),
]


@app.before_request
def gate():
    for match, test in POLICY:
        if match():
            return test().or_abort()


@app.get("/both")
def both():  # want: GET /both protected
    return "b"


@app.get("/any")
def any_():  # want: GET /any protected
    return "a"


@app.get("/free")
def free():  # want: GET /free open
    return "f"


@app.get("/rest")
def rest():  # want: GET /rest open
    return "r"
