from flask import Flask, request, abort
from types import SimpleNamespace

app = Flask(__name__)


class Lazy:
    def __init__(self, make):
        self.__dict__["_make"] = make
        self.__dict__["_obj"] = None

    def _get(self):
        if self._obj is None:
            self.__dict__["_obj"] = self._make()
        return self._obj

    def __getattr__(self, name):
        return getattr(self._get(), name)

    def __call__(self, *a, **k):
        return self._get()(*a, **k)

    def __setattr__(self, name, value):
        setattr(self._get(), name, value)


class Checker:
    header = "X-Key"
    strict = True

    def __call__(self):
        if self.strict and not request.headers.get(self.header):
            abort(401)

    def ok(self):
        return bool(request.headers.get(self.header))


check = Lazy(Checker)
loose = Lazy(lambda: Checker())
loose.strict = False


@app.before_request
def run():
    {"/a": check, "/b": loose}.get(request.path, lambda: None)()
    if request.path == "/c" and not check.ok():
        abort(403)


for p in "abcd":
    app.add_url_rule("/" + p, p, lambda: "x")  # want: GET /a protected; GET /b open; GET /c protected; GET /d open
