from flask import Flask, request, jsonify
app = Flask(__name__)
class Stop(BaseException): pass
class Abort(Exception):
    def __init__(self, resp): self.resp = resp
class AuthRequired(Abort):
    def __init__(self): super().__init__(("auth", 401))
app.register_error_handler(Abort, lambda e: e.resp)
def must(cond, exc=AuthRequired):
    if not cond: raise exc() if isinstance(exc, type) else exc
def a(f):
    def w():
        must(request.headers.get("X-A"))
        return f()
    w.__name__ = f.__name__; return w
def b(f):
    def w():
        try: must("X-A" in request.headers)
        except AuthRequired: must("X-B" in request.headers, Abort(("b", 403)))
        return f()
    w.__name__ = f.__name__; return w
def c(f):
    def w():
        try: must(False)
        except AuthRequired as e:
            if e.resp[1] != 401: raise
        return f()
    w.__name__ = f.__name__; return w
def d(f):
    def w():
        try: must("X-A" in request.headers)
        except Exception: raise
        finally: request.environ["seen"] = True
        return f()
    w.__name__ = f.__name__; return w
def e(f):
    def w():
        err = None
        try: must("X-A" in request.headers)
        except Abort as exc: err = exc
        if err: raise err
        return f()
    w.__name__ = f.__name__; return w
for deco in (a, b, c, d, e):
    def view(): return "v"  # want: GET /a protected; GET /b protected; GET /c open; GET /d protected; GET /e protected
    view.__name__ = "view_" + deco.__name__
    app.add_url_rule("/" + deco.__name__, view_func=deco(view))
