"""Generic CRUD views, views that dispatch by action, nested resources, class attributes as policy."""
from functools import wraps

from flask import Blueprint, Flask, abort, jsonify, request
from flask.views import MethodView, View
from flask_jwt_extended import JWTManager, get_jwt, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "generic"
JWTManager(app)


class Permission:
    def allows(self, view):
        return True


class AllowAny(Permission):
    pass


class IsAuthenticated(Permission):
    def allows(self, view):
        verify_jwt_in_request()
        return True


class IsAdmin(IsAuthenticated):
    def allows(self, view):
        return super().allows(view) and get_jwt().get("admin", False)


class ReadOnly(Permission):
    def allows(self, view):
        return request.method in ("GET", "HEAD", "OPTIONS")


class Either(Permission):
    def __init__(self, *permissions):
        self.permissions = permissions

    def allows(self, view):
        return any(p.allows(view) for p in self.permissions)


class ApiView(MethodView):
    permission_classes = [IsAuthenticated]
    actions = {}

    def get_permissions(self):
        return [p() if isinstance(p, type) else p for p in self.permission_classes]

    def check_permissions(self):
        for permission in self.get_permissions():
            if not permission.allows(self):
                abort(403)

    def dispatch_request(self, **kwargs):
        self.check_permissions()
        return super().dispatch_request(**kwargs)


class ListMixin:
    def get(self, **kw):  # want: GET /api/adminonly protected; GET /api/forgotten open; GET /api/permethod open; GET /api/public open; GET /api/readable open; GET /api/secret protected
        return jsonify(self.queryset())


class CreateMixin:
    def post(self, **kw):  # want: POST /api/adminonly protected; POST /api/forgotten open; POST /api/permethod protected; POST /api/public open; POST /api/readable protected; POST /api/secret protected
        return jsonify({}), 201


class ModelView(ListMixin, CreateMixin, ApiView):
    model = "model"

    def queryset(self):
        return [self.model]


class Secret(ModelView):
    pass


class Public(ModelView):
    permission_classes = (AllowAny,)
    model = "public"


class Readable(ModelView):
    permission_classes = [Either(ReadOnly(), IsAuthenticated())]


class AdminOnly(ModelView):
    permission_classes = [IsAdmin]


class PerMethod(ModelView):
    def get_permissions(self):
        if request.method == "GET":
            return []
        return super().get_permissions()


class Forgotten(ModelView):
    def check_permissions(self):
        """Overridden, and nothing is checked."""


class Action(View):
    methods = ["GET", "POST"]
    open_actions = {"list"}

    def dispatch_request(self, action):  # want: GET /api/do/drop protected; GET /api/do/list open; POST /api/do/drop protected; POST /api/do/list open
        if action not in self.open_actions:
            verify_jwt_in_request()
        return getattr(self, action, self.fallback)()

    def fallback(self):
        return "x"


def register(bp, cls, url):
    bp.add_url_rule(url, view_func=cls.as_view(cls.__name__.lower()))


bp = Blueprint("api", __name__, url_prefix="/api")
for cls in (Secret, Public, Readable, AdminOnly, PerMethod, Forgotten):
    register(bp, cls, "/" + cls.__name__.lower())
bp.add_url_rule("/do/list", view_func=Action.as_view("do_list"), defaults={"action": "list"})
bp.add_url_rule("/do/drop", view_func=Action.as_view("do_drop"), defaults={"action": "drop"})
app.register_blueprint(bp)
