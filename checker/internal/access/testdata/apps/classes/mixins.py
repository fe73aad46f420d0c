"""Views that inherit guards through mixins, super() and overridden dispatch_request."""
from flask import Flask, abort, g, jsonify, request, session
from flask.views import MethodView, View
from flask_jwt_extended import JWTManager, get_jwt, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config.update(SECRET_KEY="mixins", JWT_SECRET_KEY="mixins")
JWTManager(app)


class LoginRequiredMixin:
    def dispatch_request(self, *args, **kwargs):
        if "user_id" not in session:
            abort(401)
        return super().dispatch_request(*args, **kwargs)


class TokenMixin:
    open_methods = ()

    def dispatch_request(self, *args, **kwargs):
        if request.method not in self.open_methods:
            verify_jwt_in_request()
        return super().dispatch_request(*args, **kwargs)


class LogMixin:
    def dispatch_request(self, *args, **kwargs):
        app.logger.info("%s", request.path)
        return super().dispatch_request(*args, **kwargs)


class Base(MethodView):
    decorators = [jwt_required()]

    def get(self, **kw):  # want: GET /both protected; GET /child protected; GET /extended protected; GET /freed open
        return jsonify(kw)


class Accounts(LoginRequiredMixin, MethodView):
    def get(self):  # want: GET /accounts protected
        return "accounts"


class WrongOrder(MethodView, LoginRequiredMixin):
    """MethodView's own dispatch_request is found first."""

    def get(self):  # want: GET /wrong-order open
        return "wrong order"


class Items(LogMixin, TokenMixin, MethodView):
    open_methods = ("GET",)

    def get(self):  # want: GET /items open
        return "items"

    def post(self):  # want: POST /items protected
        return "items"


class Child(Base):
    def post(self):  # want: POST /child protected
        return "post"


class Freed(Base):
    decorators = []

    def delete(self):  # want: DELETE /both protected; DELETE /freed open
        return "gone"


class Extended(Base):
    decorators = Base.decorators + [lambda view: view]

    def put(self):  # want: PUT /extended protected
        return "put"


class Both(LoginRequiredMixin, Freed):
    pass


class Template(View):
    methods = ["GET", "POST"]
    template = "<p>base</p>"
    guarded = True

    def check(self):
        if self.guarded:
            verify_jwt_in_request()

    def dispatch_request(self):  # want: GET /guarded protected; GET /no-check open; GET /unguarded open; POST /guarded protected; POST /no-check open; POST /unguarded open
        self.check()
        return self.render()

    def render(self):
        return self.template


class Guarded(Template):
    template = "<p>guarded</p>"


class Unguarded(Template):
    guarded = False


class NoCheck(Template):
    def check(self):
        pass


add = app.add_url_rule
add("/accounts", view_func=Accounts.as_view("accounts"))
add("/wrong-order", view_func=WrongOrder.as_view("wrong_order"))
add("/items", view_func=Items.as_view("items"))
add("/child", view_func=Child.as_view("child"))
add("/freed", view_func=Freed.as_view("freed"))
add("/extended", view_func=Extended.as_view("extended"))
add("/both", view_func=Both.as_view("both"))
add("/guarded", view_func=Guarded.as_view("guarded"))
add("/unguarded", view_func=Unguarded.as_view("unguarded"))
add("/no-check", view_func=NoCheck.as_view("no_check"))
