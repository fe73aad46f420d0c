from flask import Flask, abort, request, session
from flask.views import MethodView, View

app = Flask(__name__)
app.secret_key = "1"


class LoginMixin:
    login_for = None

    def dispatch_request(self, *args, **kwargs):
        if self.login_for is None or request.method.lower() in self.login_for:
            if "user" not in session:
                return self.refuse()
        return super().dispatch_request(*args, **kwargs)

    def refuse(self):
        abort(401)


class LogMixin:
    def dispatch_request(self, *a, **kw):
        app.logger.info("%s", request.path)
        return super().dispatch_request(*a, **kw)


class Wrong(MethodView, LoginMixin):
    def get(self):  # want: GET /wrong open
        return "open"


class Right(LogMixin, LoginMixin, MethodView):
    init_every_request = False

    def get(self):  # want: GET /right protected
        return "shut"

    def post(self):  # want: POST /right protected
        return "shut"


class Partly(LoginMixin, MethodView):
    login_for = {"post", "put"}

    def get(self):  # want: GET /partly open
        return "open"

    def post(self):  # want: POST /partly protected
        return "shut"


class Lax(LoginMixin, MethodView):
    def refuse(self):
        return None

    def get(self):
        return "nothing"


class Kind(LoginMixin, MethodView):
    def refuse(self):
        return super(LoginMixin, self).dispatch_request()

    def get(self):  # want: GET /kind open
        return "open"


for cls in (Wrong, Right, Partly, Kind):
    app.add_url_rule(f"/{cls.__name__.lower()}", view_func=cls.as_view(cls.__name__))
