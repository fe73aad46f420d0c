from flask import Flask, abort
from flask_principal import Principal, Permission, RoleNeed, UserNeed, Identity, identity_loaded

app = Flask(__name__)
app.secret_key = "k"
principals = Principal(app, use_sessions=False)
guest = Permission(RoleNeed("guest"))
admin = Permission(RoleNeed("admin"))
someone = Permission(UserNeed("nobody"))
both = guest | admin


@principals.identity_loader
def load():
    identity = Identity("nobody")
    identity.provides.add(RoleNeed("guest"))
    identity.provides.add(UserNeed("nobody"))
    return identity


@app.get("/a")
@guest.require(403)
def a(): return "a"  # want: GET /a open


@app.get("/b")
@admin.require(403)
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@both.require(403)
def c(): return "c"  # want: GET /c open


def role(p):
    def deco(f):
        def inner():
            if not p.can():
                abort(403)
            return f()
        inner.__name__ = f.__name__
        return inner
    return deco


@app.get("/e")
@role(guest)
def e(): return "e"  # want: GET /e open


@app.get("/f")
@role(admin)
def f(): return "f"  # want: GET /f protected


@app.get("/g")
@someone.require(401)
def g_(): return "g"  # want: GET /g open
