from flask import Flask, request, abort
import os

app = Flask(__name__)


class Settings(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def merged(self, **more):
        return Settings({**self, **more})


class Names(list):
    def allow(self, name):
        self.append(name)
        return self


class Path(str):
    @property
    def top(self):
        return self.strip("/").split("/")[0]


settings = Settings(strict=True, key="K").merged(strict=False, public=["a"])
open_names = Names(["b"]).allow("c")


@app.before_request
def gate():
    path = Path(request.path)
    if path.top in settings.public or path.top in open_names:
        return
    if not settings.strict and path == "/d":
        return
    if not request.headers.get(settings["key"]):
        abort(401)


for n in "abcde":
    app.add_url_rule("/" + n, n, lambda: "x")  # want: GET /a open; GET /b open; GET /c open; GET /d open; GET /e protected
