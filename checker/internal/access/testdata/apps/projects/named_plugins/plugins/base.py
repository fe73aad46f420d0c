from flask import Blueprint


class BasePlugin:
    name = None
    secure = False
    exempt = ()

    def __init__(self):
        self.bp = Blueprint(self.name or type(self).__name__.lower(), __name__)
        self.routes(self.bp)

    def routes(self, bp):
        raise NotImplementedError

    def activate(self, app):
        if self.secure:
            app.extensions['auth'].require(self.bp, exempt=self.exempt)
        app.register_blueprint(self.bp, url_prefix='/' + self.bp.name)
