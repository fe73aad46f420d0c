from flask import Flask, abort, g
from flask_principal import Principal, Permission, RoleNeed, UserNeed, Identity, identity_loaded, AnonymousIdentity

app = Flask(__name__)
app.secret_key = "k"
Principal(app)
guest = Permission(RoleNeed("guest"))
admin = Permission(RoleNeed("admin"))


@identity_loaded.connect_via(app)
def on_loaded(sender, identity):
    identity.provides.add(RoleNeed("guest"))
    if identity.id == 1:
        identity.provides.add(RoleNeed("admin"))


@app.get("/a")
@guest.require(403)
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@admin.require(403)
def b(): return "b"  # want: GET /b protected


@app.before_request
def needs_identity():
    if isinstance(g.identity, AnonymousIdentity) and False:
        abort(401)


@app.get("/c")
def c():  # want: GET /c protected
    with guest.require():
        return "c"
