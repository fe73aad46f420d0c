# Run with Flask-Dance 6.2.0.
from flask import Flask, redirect, url_for, jsonify, Blueprint
from flask_dance.contrib.github import make_github_blueprint, github
from functools import wraps

app = Flask(__name__)
app.secret_key = "k"
app.register_blueprint(make_github_blueprint(client_id="a", client_secret="b"), url_prefix="/login")


def needs_github(f):
    @wraps(f)
    def inner(*a, **k):
        if not github.authorized:
            return redirect(url_for("github.login"))
        return f(*a, **k)
    return inner


@app.route("/")
def index():  # want: GET / open
    if not github.authorized:
        return "hello"
    return "you"


@app.route("/repos")
@needs_github
def repos():  # want: GET /repos protected
    return jsonify([])


@app.route("/stars")
def stars():  # want: GET /stars open
    return jsonify([])
