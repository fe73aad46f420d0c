from flask import render_template_string
from flask_login import login_required

from circular import app
from circular.decorators import log_call


@app.route("/")
def index():  # want: GET / open
    return render_template_string("<p>index</p>")


@app.route("/me")
@login_required
def me():  # want: GET /me protected
    return "me"


@app.route("/logged")
@log_call
def logged():  # want: GET /logged open
    return "logged"
