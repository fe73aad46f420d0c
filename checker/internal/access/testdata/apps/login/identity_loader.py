from flask import Flask, session
from flask_principal import Identity, Permission, Principal, RoleNeed

app = Flask(__name__)
app.secret_key = "k"
principals = Principal(app, use_sessions=False)
admin = Permission(RoleNeed("admin"))


@principals.identity_loader
def of_session():
    if "user" in session:
        return Identity(session["user"])


@app.get("/a")
@admin.require(401)
def a():  # want: GET /a protected
    return "a"
