from __future__ import annotations

from flask import Flask

from .auth import Authenticator, BearerStrategy, Chain, SessionStrategy
from .settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or Settings()
    app = Flask(__name__)
    app.config.from_mapping(SECRET_KEY=settings.secret, SHOP=settings)
    authenticator = Authenticator(Chain([BearerStrategy(settings.secret), SessionStrategy()]), strict=settings.strict)
    app.extensions["authenticator"] = authenticator

    with app.app_context():
        from .routes import orders, products, users

        app.register_blueprint(products.bp)
        app.register_blueprint(orders.make(authenticator))
        users.init_app(app, authenticator)
    return app
