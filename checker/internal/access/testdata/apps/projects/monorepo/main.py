"""A gateway over two services that share a common package."""
from flask import Flask

import services
from common import Registry, guards
from services import *  # noqa: F401,F403

app = Flask(__name__)
app.secret_key = "monorepo"

registry = Registry(app)
registry.add_all(services)
registry.add("health", [("/", lambda: "ok", ["GET"])])  # want: GET /health/ open
guards.install(app, exempt=["health.0"])
