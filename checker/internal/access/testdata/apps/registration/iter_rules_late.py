from itertools import chain, product, starmap, groupby
from flask import Flask, request, abort

app = Flask(__name__)
AREAS = ["red", "blue"]
KINDS = {"list": None, "edit": "X-Edit"}


def keyed(inner, header):
    def outer():
        if header not in request.headers:
            abort(401)
        return inner()
    outer.__name__ = inner.__name__
    return outer


def make(area, kind, header):
    def view():  # want: GET /blue/edit protected; GET /blue/list protected; GET /red/edit protected; GET /red/list open
        return f"{area}-{kind}"
    view.__name__ = f"{area}_{kind}"
    return keyed(view, header) if header else view


for area, (kind, header) in product(AREAS, KINDS.items()):
    app.add_url_rule(f"/{area}/{kind}", view_func=make(area, kind, header))

views = {name: fn for name, fn in app.view_functions.items() if name != "static"}
locked = {n for n in views if n.startswith("blue")}


@app.before_request
def lock():
    if request.endpoint in locked and request.endpoint.split("_")[1] == "list":
        if not request.authorization:
            abort(403)


for n, (a, b) in enumerate(zip(AREAS, reversed(AREAS))):
    app.add_url_rule(f"/pair/{n}", f"pair{n}", lambda a=a, b=b: a + b)  # want: GET /pair/0 open; GET /pair/1 open
