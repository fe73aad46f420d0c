from flask import Flask, g, abort, current_app, session
from flask_principal import (Principal, Permission, RoleNeed, UserNeed, Need, ItemNeed, ActionNeed, Identity,
                             AnonymousIdentity, identity_loaded, identity_changed, PermissionDenied, Denial)

app = Flask(__name__)
app.secret_key = "k"
principals = Principal(app)
admin = Permission(RoleNeed("admin"))
editor = Permission(RoleNeed("editor"))
nothing = Permission()
either = admin.union(editor)
minus = admin.difference(editor)
piped = admin | editor
deny_guests = Denial(RoleNeed("guest"))
rev = admin.reverse()


@app.errorhandler(PermissionDenied)
def denied(e):
    return "denied", 403


@app.get("/a")
@either.require()
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@minus.require(403)
def b(): return "b"  # want: GET /b protected


@app.get("/c")
@piped.require(401)
def c(): return "c"  # want: GET /c protected


@app.get("/d")
@nothing.union(admin).require(403)
def d(): return "d"  # want: GET /d protected


@app.get("/e")
@nothing.require(403)
def e(): return "e"  # want: GET /e open


@app.get("/f")
@deny_guests.require(403)
def f(): return "f"  # want: GET /f open


@app.get("/g")
@rev.require(403)
def g_(): return "g"  # want: GET /g open


@app.get("/i")
def i():  # want: GET /i protected
    with admin.require(403):
        return "i"


@app.get("/j")
def j():  # want: GET /j open
    ctx = admin.require()
    if ctx.can():
        return "secret"
    return "public"


def needs(ctx):
    def deco(f):
        def inner(*a, **k):
            if not ctx.can():
                abort(401)
            return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return deco


@app.get("/k")
@needs(admin.require())
def k(): return "k"  # want: GET /k protected


@app.get("/l")
@needs(nothing.require())
def l(): return "l"  # want: GET /l open


@app.get("/m")
@admin.require(403)
@editor.require(403)
def m(): return "m"  # want: GET /m protected
