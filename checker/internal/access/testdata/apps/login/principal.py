"""Flask-Principal: needs, permissions, identities."""
from functools import wraps

from flask import Flask, abort, current_app, g, jsonify, session
from flask_principal import (ActionNeed, AnonymousIdentity, Identity, Permission, Principal, PermissionDenied, RoleNeed, UserNeed,
                             identity_loaded)

app = Flask(__name__)
app.secret_key = "principal"
principals = Principal(app)
admin = Permission(RoleNeed("admin"))
editor = Permission(RoleNeed("editor"), RoleNeed("admin"))
write = Permission(ActionNeed("write"))


@identity_loaded.connect_via(app)
def on_identity_loaded(sender, identity):
    if identity.id == "1":
        identity.provides.add(RoleNeed("admin"))


@app.errorhandler(PermissionDenied)
def denied(error):
    return jsonify(error="denied"), 403


def may(permission):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            if not permission.can():
                abort(403)
            return f(*a, **k)

        return inner

    return deco


def within(permission):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            with permission.require(403):
                return f(*a, **k)

        return inner

    return deco


def tests(f):
    @wraps(f)
    def inner(*a, **k):
        editor.test()
        return f(*a, **k)

    return inner


@app.get("/admin")
@admin.require()
def v_admin():  # want: GET /admin protected
    return "x"


@app.get("/editor")
@editor.require(http_exception=403)
def v_editor():  # want: GET /editor protected
    return "x"


@app.get("/may")
@may(write)
def v_may():  # want: GET /may protected
    return "x"


@app.get("/within")
@within(admin)
def v_within():  # want: GET /within protected
    return "x"


@app.get("/tests")
@tests
def v_tests():  # want: GET /tests protected
    return "x"


@app.get("/open")
def v_open():  # want: GET /open open
    return "x"
