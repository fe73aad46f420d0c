from flask import Flask, g, request, abort, request_started

app = Flask(__name__)


@app.url_value_preprocessor
def pull_lang(endpoint, values):
    g.lang = values.pop("lang", "en") if values else "en"
    g.tenant = (values or {}).pop("tenant", None)


@app.before_request
def tenant_key():
    if g.tenant is None:
        return
    if request.headers.get("X-Tenant-Key") != "k-" + g.tenant:
        abort(403)


@app.get("/<lang>/about")
def about():  # want: GET /<lang>/about open
    return g.lang


@app.get("/t/<tenant>/data")
def data():  # want: GET /t/<tenant>/data protected
    return "data"


@app.get("/t/<tenant>/<lang>/more")
def more():  # want: GET /t/<tenant>/<lang>/more protected
    return "more"


@app.get("/plain")
def plain():  # want: GET /plain open
    return "p"
