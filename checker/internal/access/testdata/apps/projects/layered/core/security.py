from functools import wraps

from flask import current_app
from flask_jwt_extended import get_jwt, verify_jwt_in_request

from .errors import forbidden


def auth_required(*roles):
    def outer(view):
        @wraps(view)
        def inner(*args, **kwargs):
            if current_app.config["AUTH_REQUIRED"]:
                verify_jwt_in_request()
                if roles and get_jwt().get("role") not in roles:
                    return forbidden("wrong role")
            return view(*args, **kwargs)

        return inner

    return outer


admin_required = auth_required("admin")
