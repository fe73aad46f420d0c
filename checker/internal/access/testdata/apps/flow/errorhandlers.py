"""Custom exceptions that handlers turn into answers."""
from functools import wraps

import jwt
from flask import Blueprint, Flask, jsonify, request
from werkzeug.exceptions import HTTPException, Unauthorized

app = Flask(__name__)
app.config["SECRET_KEY"] = "handlers"
bp = Blueprint("inner", __name__, url_prefix="/inner")


class AuthError(Exception):
    def __init__(self, error, status_code):
        super().__init__(error)
        self.error = error
        self.status_code = status_code


class ApiError(Exception):
    status = 400

    def to_response(self):
        return jsonify(error=str(self)), self.status


class NotAllowed(ApiError):
    status = 403


class Teapot(HTTPException):
    code = 401
    description = "no tea for you"


class Local(Exception):
    pass


@app.errorhandler(AuthError)
def handle_auth_error(ex):
    response = jsonify(ex.error)
    response.status_code = ex.status_code
    return response


@app.errorhandler(ApiError)
def handle_api_error(ex):
    return ex.to_response()


@bp.errorhandler(Local)
def handle_local(_ex):
    return "not in here", 401


def get_token_auth_header():
    auth = request.headers.get("Authorization", None)
    if not auth:
        raise AuthError({"code": "authorization_header_missing"}, 401)
    parts = auth.split()
    if parts[0].lower() != "bearer":
        raise AuthError({"code": "invalid_header"}, 401)
    elif len(parts) == 1 or len(parts) > 2:
        raise AuthError({"code": "invalid_header"}, 401)
    return parts[1]


def requires_auth(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = get_token_auth_header()
        try:
            payload = jwt.decode(token, app.config["SECRET_KEY"], algorithms=["HS256"])
        except jwt.ExpiredSignatureError:
            raise AuthError({"code": "token_expired"}, 401)
        except Exception:
            raise AuthError({"code": "invalid_header"}, 401)
        request.user = payload
        return f(*args, **kwargs)

    return decorated


def raising(exc):
    def decorator(f):
        @wraps(f)
        def inner(*a, **k):
            if "Authorization" not in request.headers:
                raise exc
            return f(*a, **k)

        return inner

    return decorator


@app.route("/api/private")
@requires_auth
def private():  # want: GET /api/private protected
    return jsonify(message="hello")


@app.route("/api/api-error")
@raising(NotAllowed("no"))
def api_error():  # want: GET /api/api-error protected
    return "x"


@app.route("/api/teapot")
@raising(Teapot())
def teapot():  # want: GET /api/teapot protected
    return "x"


@app.route("/api/unauthorized")
@raising(Unauthorized)
def unauthorized():  # want: GET /api/unauthorized protected
    return "x"


@app.route("/api/public")
def public():  # want: GET /api/public open
    return "public"


@bp.route("/local")
@raising(Local())
def local():  # want: GET /inner/local protected
    return "local"


app.register_blueprint(bp)
