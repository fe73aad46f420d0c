"""The many ways to refuse in a hook: abort forms, Response objects, redirects, raise, HTTPStatus."""
from http import HTTPStatus

import flask
from flask import Blueprint, Flask, Response, abort, current_app, jsonify, make_response, redirect, request, url_for
from werkzeug.exceptions import Forbidden, HTTPException, Unauthorized
from werkzeug.exceptions import abort as w_abort

app = Flask(__name__)


def refuse_abort():
    abort(Response("no", 401))


def refuse_status():
    abort(HTTPStatus.FORBIDDEN)


def refuse_text():
    return "no", "401 UNAUTHORIZED"


def refuse_response():
    return Response(status=401)


def refuse_make():
    response = make_response(jsonify(error="no"))
    response.status_code = HTTPStatus.UNAUTHORIZED
    return response


def refuse_make_two():
    return make_response("no", 403)


def refuse_raise():
    raise Unauthorized(description="no", www_authenticate=None)


def refuse_class():
    raise Forbidden


def refuse_w():
    w_abort(403, description="no")


def refuse_flask():
    flask.abort(401)


def refuse_redirect():
    return redirect("/login", code=303)


def refuse_app():
    return current_app.make_response(("no", 401, {"X": "1"}))


def refuse_dict():
    return {"error": "no"}, HTTPStatus.UNAUTHORIZED.value


def refuse_status_attr():
    response = jsonify(error="no")
    response.status = "403 FORBIDDEN"
    return response


def refuse_instance():
    return Unauthorized()


def refuse_get_response():
    return Forbidden("no").get_response()


CHECKS = [refuse_abort, refuse_status, refuse_text, refuse_response, refuse_make, refuse_make_two, refuse_raise, refuse_class, refuse_w,
          refuse_flask, refuse_redirect, refuse_app, refuse_dict, refuse_status_attr, refuse_instance, refuse_get_response]


def conditional(check):
    def hook():
        if request.headers.get("Authorization") is None:
            return check()

    return hook


def blueprint(check):
    bp = Blueprint(check.__name__, __name__, url_prefix="/" + check.__name__)
    bp.before_request(conditional(check))

    @bp.get("/")
    def view():  # want: GET /refuse_abort/ protected; GET /refuse_app/ protected; GET /refuse_class/ protected; GET /refuse_dict/ protected; GET /refuse_flask/ protected; GET /refuse_get_response/ protected; GET /refuse_instance/ protected; GET /refuse_make/ protected; GET /refuse_make_two/ protected; GET /refuse_raise/ protected; GET /refuse_redirect/ protected; GET /refuse_response/ protected; GET /refuse_status/ protected; GET /refuse_status_attr/ protected; GET /refuse_text/ protected; GET /refuse_w/ protected
        return "x"

    return bp


for c in CHECKS:
    app.register_blueprint(blueprint(c))
