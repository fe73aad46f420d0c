from flask import Flask, jsonify
from flask_httpauth import HTTPDigestAuth, HTTPBasicAuth
import hashlib

app = Flask(__name__)
app.config["SECRET_KEY"] = "s"
digest = HTTPDigestAuth(use_ha1_pw=True)
plain = HTTPBasicAuth(scheme="x-basic")
hashed = HTTPBasicAuth()
nobody = HTTPBasicAuth()
USERS = {"john": "hello", "": "empty"}


@digest.get_password
def get_pw(username):
    if username in USERS:
        return digest.generate_ha1(username, USERS[username])


@plain.get_password
def get_plain(username):
    return USERS.get(username)


@hashed.get_password
def get_hashed(username):
    return hashlib.md5(USERS.get(username, "").encode()).hexdigest()


@hashed.hash_password
def hash_pw(password):
    return hashlib.md5(password.encode()).hexdigest()


@nobody.verify_password
def accept(username, password):
    return username or "guest"


@app.get("/digest")
@digest.login_required
def d():  # want: GET /digest protected
    return digest.username()


@app.get("/plain")
@plain.login_required
def p():  # want: GET /plain protected
    return plain.username()


@app.get("/hashed")
@hashed.login_required
def h():  # want: GET /hashed protected
    return "h"


@app.get("/nobody")
@nobody.login_required
def n():  # want: GET /nobody open
    return nobody.current_user()


@app.get("/nobody/optional")
@nobody.login_required(optional=True)
def no():  # want: GET /nobody/optional optional
    return "x"
