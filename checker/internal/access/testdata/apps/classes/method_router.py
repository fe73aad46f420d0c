from flask import Flask, request, abort
from flask.views import View
from http import HTTPStatus

app = Flask(__name__)


class MethodRouter(View):
    methods = ["GET", "POST", "PUT"]
    provide_automatic_options = False
    rules = {"GET": None, "POST": "writer", "PUT": "owner"}

    def dispatch_request(self, **kw):
        raise RuntimeError("use serve()")

    @classmethod
    def serve(cls, handler, **rules):
        table = {**cls.rules, **rules}

        def view(**kw):
            wanted = table.get(request.method)
            if wanted and request.headers.get("X-As") != wanted:
                abort(HTTPStatus.FORBIDDEN)
            return handler(**kw)

        view.methods = cls.methods
        view.required_methods = set()
        return view


def doc():  # want: GET /doc open; GET /doc2 protected; POST /doc protected; POST /doc2 open; PUT /doc protected; PUT /doc2 protected
    return "doc"


app.add_url_rule("/doc", "doc", MethodRouter.serve(doc))
app.add_url_rule("/doc2", "doc2", MethodRouter.serve(doc, GET="reader", POST=None))
