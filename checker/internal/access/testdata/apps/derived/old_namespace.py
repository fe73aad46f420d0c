# derived: flask.ext went with Flask 1.0
"""Extensions under the names that they had before Flask 1.0."""
import flask.ext.login
from flask import Flask, jsonify
from flask.ext.login import LoginManager, login_required
from flask.ext import httpauth

app = Flask(__name__)
app.secret_key = "old"
manager = LoginManager(app)
auth = httpauth.HTTPBasicAuth()


@manager.user_loader
def load(number):
    return None


@auth.verify_password
def verify(name, password):
    return None


@app.get("/login")
@login_required
def by_login():  # want: GET /login protected
    return jsonify(1)


@app.get("/dotted")
@flask.ext.login.login_required
def by_dotted_name():  # want: GET /dotted protected
    return jsonify(1)


@app.get("/basic")
@auth.login_required
def by_password():  # want: GET /basic protected
    return jsonify(1)


@app.get("/open")
def nobody_asks():  # want: GET /open open
    return jsonify(1)
