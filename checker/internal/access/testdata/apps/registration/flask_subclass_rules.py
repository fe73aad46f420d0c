from functools import wraps
from flask import Flask, Blueprint, request, abort


class SecureFlask(Flask):
    """Every view is guarded unless it asks not to be."""

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        public = options.pop("public", False)
        if view_func is not None and not public and endpoint != "static":
            view_func = self._secure(view_func)
        return super().add_url_rule(rule, endpoint, view_func, provide_automatic_options, **options)

    def _secure(self, view):
        @wraps(view)
        def secured(*args, **kwargs):
            if request.headers.get("Api-Version") and request.headers.get("Authorization"):
                return view(*args, **kwargs)
            abort(401)
        return secured


app = SecureFlask(__name__)
bp = Blueprint("bp", __name__, url_prefix="/bp")


@app.get("/a")
def a():  # want: GET /a protected
    return "a"


@app.get("/b", public=True)
def b():  # want: GET /b open
    return "b"


@bp.get("/c")
def c():  # want: GET /bp/c protected
    return "c"


@bp.route("/d", public=True)
def d():  # want: GET /bp/d open
    return "d"


app.register_blueprint(bp)
