import os


class Config:
    SECRET_KEY = os.environ.get("SECRET_KEY") or "hard to guess"
    JWT_SECRET_KEY = "layered"
    AUTH_REQUIRED = True
    EXTRAS = []

    @staticmethod
    def init_app(app):
        pass


class DevelopmentConfig(Config):
    DEBUG = True
    AUTH_REQUIRED = False


class ProductionConfig(Config):
    EXTRAS = ["api.reports"]

    @classmethod
    def init_app(cls, app):
        Config.init_app(app)
        app.config["READY"] = True


config = {"development": DevelopmentConfig, "production": ProductionConfig, "default": DevelopmentConfig}
