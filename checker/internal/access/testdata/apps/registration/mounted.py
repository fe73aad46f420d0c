"""Several applications, dispatchers and overridden request handling."""
from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix


class Guarded(Flask):
    open_endpoints = {"index", "static"}

    def preprocess_request(self):
        answer = super().preprocess_request()
        if answer is not None:
            return answer
        if request.endpoint not in self.open_endpoints:
            verify_jwt_in_request()
        return None


class Counting(Guarded):
    def dispatch_request(self):
        self.config["COUNT"] = self.config.get("COUNT", 0) + 1
        if request.path.startswith("/dispatched"):
            abort(403)
        return super().dispatch_request()


app = Counting(__name__)
app.config["JWT_SECRET_KEY"] = "mounted"
JWTManager(app)


@app.get("/")
def index():  # want: GET / open
    return "index"


@app.get("/inside")
def inside():  # want: GET /inside protected
    return "inside"


@app.get("/dispatched/x")
def dispatched():  # want: GET /dispatched/x protected
    return "x"


app.open_endpoints = app.open_endpoints | {"late"}


@app.get("/late")
def late():  # want: GET /late open
    return "late"


app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)
