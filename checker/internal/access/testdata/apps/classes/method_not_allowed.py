"""Classes that are registered for more methods than they have, and dispatch by themselves."""
from flask import Flask, abort, request
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "for the example only"
JWTManager(app)

EVERY = ["GET", "POST", "PUT", "DELETE"]


class Polite(MethodView):
    """Tells 405 where Flask would fail."""

    def dispatch_request(self, **kwargs):  # want: DELETE /letters protected; DELETE /notes open; POST /letters protected; POST /notes open; PUT /notes open
        found = getattr(self, request.method.lower(), None)
        if found is None:
            abort(405)
        return found(**kwargs)


class Notes(Polite):
    def get(self): return "notes"  # want: GET /notes open


class Letters(Polite):
    decorators = [jwt_required()]

    def get(self): return "letters"  # want: GET /letters protected

    def put(self): return "kept"  # want: PUT /letters protected


class Logged(MethodView):
    def dispatch_request(self, **kwargs):  # want: DELETE /events open; POST /events open; PUT /events open
        app.logger.info("a request")
        return super().dispatch_request(**kwargs)


class Events(Logged):
    def get(self): return "events"  # want: GET /events open


class Anything(MethodView):
    """Has no methods, and needs none."""

    def dispatch_request(self): return "anything"  # want: DELETE /anything open; GET /anything open; POST /anything open; PUT /anything open


for cls in Notes, Letters, Events, Anything:
    app.add_url_rule("/" + cls.__name__.lower(), view_func=cls.as_view(cls.__name__), methods=EVERY)
