"""try, else, finally in wrappers, and what they do to a refusal."""
from functools import wraps

from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity, verify_jwt_in_request
from flask_jwt_extended.exceptions import JWTExtendedException, NoAuthorizationError, RevokedTokenError
from jwt.exceptions import PyJWTError

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "finally"
JWTManager(app)


def wrapper(function):
    def decorate(view):
        @wraps(view)
        def inner(*a, **k):
            return function(view, *a, **k)

        return inner

    return decorate


@wrapper
def in_else(view, *a, **k):
    try:
        verify_jwt_in_request()
    except (JWTExtendedException, PyJWTError):
        return jsonify(error="token"), 401
    else:
        return view(*a, **k)


@wrapper
def after_try(view, *a, **k):
    user = None
    try:
        verify_jwt_in_request()
        user = get_jwt_identity()
    except Exception:
        user = "anonymous"
    finally:
        app.logger.debug("seen %s", user)
    return view(*a, **k)


@wrapper
def finally_wins(view, *a, **k):
    try:
        verify_jwt_in_request()
    finally:
        return view(*a, **k)


@wrapper
def wrong_exception(view, *a, **k):
    try:
        verify_jwt_in_request()
    except RevokedTokenError:
        pass
    return view(*a, **k)


@wrapper
def raises_again(view, *a, **k):
    try:
        verify_jwt_in_request()
    except NoAuthorizationError as problem:
        app.logger.info("refused: %s", problem)
        raise
    return view(*a, **k)


@wrapper
def only_revoked_is_refused(view, *a, **k):
    try:
        verify_jwt_in_request()
    except RevokedTokenError:
        return "revoked", 401
    except NoAuthorizationError:
        pass
    return view(*a, **k)


@wrapper
def loop(view, *a, **k):
    for check in (verify_jwt_in_request,):
        try:
            check()
            break
        except NoAuthorizationError:
            continue
    else:
        return "nothing worked", 403
    return view(*a, **k)


@app.get("/else")
@in_else
def v_else():  # want: GET /else protected
    return "x"


@app.get("/after")
@after_try
def v_after():  # want: GET /after open
    return "x"


@app.get("/finally")
@finally_wins
def v_finally():  # want: GET /finally open
    return "x"


@app.get("/wrong")
@wrong_exception
def v_wrong():  # want: GET /wrong protected
    return "x"


@app.get("/again")
@raises_again
def v_again():  # want: GET /again protected
    return "x"


@app.get("/revoked")
@only_revoked_is_refused
def v_revoked():  # want: GET /revoked open
    return "x"


@app.get("/loop")
@loop
def v_loop():  # want: GET /loop protected
    return "x"
