"""Adds a route to the application for as long as the tests run, and makes an application of its own."""
from flask import Flask

from app import app

other = Flask("other")


@app.get("/fake")
def fake(): return "fake"


@other.get("/other")
def another(): return "other"  # want: GET /other open
