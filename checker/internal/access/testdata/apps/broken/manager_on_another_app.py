"""Two applications in a file, of which each has the extensions of its own. Guards of the other's crash."""
from flask import Blueprint, Flask
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request
from flask_login import LoginManager, UserMixin, login_required
from werkzeug.middleware.dispatcher import DispatcherMiddleware

office = Flask("office")
office.secret_key = "office"
LoginManager(office).user_loader(lambda uid: UserMixin())
app = Flask("api")
app.config["JWT_SECRET_KEY"] = "api"
JWTManager(app)
both = Blueprint("both", __name__)


@app.get("/parts")
@jwt_required()
def parts(): return []  # want: GET /parts protected


@app.get("/staff")
@login_required
def staff(): return []  # want: GET /staff broken


@app.get("/open")
def shown(): return []  # want: GET /open open


@both.get("/shared")
def shared():  # want: GET /shared protected
    verify_jwt_in_request()
    return []


app.register_blueprint(both)
app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/office": office.wsgi_app})
