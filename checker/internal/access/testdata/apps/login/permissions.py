from flask import Flask
from flask_principal import Principal, Permission, RoleNeed, Identity, AnonymousIdentity, identity_loaded, UserNeed, Denial

app = Flask(__name__)
app.secret_key = "k"
Principal(app)
admin = Permission(RoleNeed("admin"))
anyone = Permission()
denied = Denial(RoleNeed("banned"))


@identity_loaded.connect_via(app)
def loaded(sender, identity):
    identity.provides.add(RoleNeed("guest"))


guest = Permission(RoleNeed("guest"))


@app.get("/a")
@admin.require(403)
def a():  # want: GET /a protected
    return "a"


@app.get("/b")
@anyone.require(403)
def b():  # want: GET /b open
    return "b"


@app.get("/c")
@guest.require(403)
def c():  # want: GET /c protected
    return "c"


@app.get("/d")
@denied.require(403)
def d():  # want: GET /d open
    return "d"


@app.get("/e")
def e():  # want: GET /e protected
    with admin.require(403):
        return "e"


@app.get("/f")
def f():  # want: GET /f open
    if admin.can():
        return "admin"
    return "guest"


@app.get("/g")
def g():  # want: GET /g protected
    admin.test(401)
    return "g"


@app.get("/h")
@admin.reverse().require(403)
def h():  # want: GET /h open
    return "h"
