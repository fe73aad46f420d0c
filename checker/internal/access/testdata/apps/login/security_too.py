"""flask_security_too's decorators without a datastore lookup."""
from flask import Flask, jsonify
from flask_login import current_user
from flask_security import (RoleMixin, Security, UserMixin, auth_required, auth_token_required, http_auth_required, permissions_required,
                            roles_accepted, roles_required)
from flask_security.datastore import UserDatastore

app = Flask(__name__)
app.config.update(SECRET_KEY="security", SECURITY_PASSWORD_SALT="s", SECURITY_REGISTERABLE=False, WTF_CSRF_ENABLED=False)


class Role(RoleMixin):
    name = "admin"


class User(UserMixin):
    id = 1
    roles = []
    active = True
    fs_uniquifier = "x"


class Store(UserDatastore):
    def __init__(self):
        super().__init__(User, Role)

    def find_user(self, case_insensitive=False, **kwargs):
        return None

    def find_role(self, role):
        return None


Security(app, Store())


@app.get("/session")
@auth_required("session")
def v_session():  # want: GET /session protected
    return "x"


@app.get("/any")
@auth_required()
def v_any():  # want: GET /any protected
    return "x"


@app.get("/token")
@auth_token_required
def v_token():  # want: GET /token protected
    return "x"


@app.get("/basic")
@http_auth_required
def v_basic():  # want: GET /basic protected
    return "x"


@app.get("/role")
@auth_required("token", "session")
@roles_required("admin")
def v_role():  # want: GET /role protected
    return "x"


@app.get("/roles-only")
@roles_accepted("admin", "editor")
def v_roles_only():  # want: GET /roles-only protected
    return "x"


@app.get("/permissions")
@permissions_required("write")
def v_permissions():  # want: GET /permissions protected
    return "x"


@app.get("/open")
def v_open():  # want: GET /open open
    return str(current_user.is_authenticated)
