from flask import Flask, request, abort
from flask.views import MethodView

app = Flask(__name__)


class Guarded:
    def pre(self):
        if not request.headers.get("K"):
            abort(401)


class Lenient:
    def pre(self):
        return None


class Cooperative:
    def pre(self):
        nxt = getattr(super(), "pre", None)
        return nxt() if nxt else None


class Base(MethodView):
    def dispatch_request(self, **kw):
        self.pre()
        return super().dispatch_request(**kw)

    def pre(self):
        pass

    def get(self):  # want: GET /A protected; GET /B open; GET /C protected; GET /D open; GET /F protected; GET /H open
        return type(self).__name__


class A(Guarded, Base): pass
class B(Lenient, Guarded, Base): pass
class C(Cooperative, Guarded, Base): pass
class D(Cooperative, Lenient, Guarded, Base): pass
class E(Base, Lenient): pass
class F(Guarded, Lenient, Base): pass


class H(A):
    def pre(self):
        super(Guarded, self).pre()


for cls in [A, B, C, D, F, H]:
    app.add_url_rule(f"/{cls.__name__}", view_func=cls.as_view(cls.__name__))
