from flask import Blueprint


class Registry:
    def __init__(self, app):
        self.app = app
        self.names = []

    def add(self, name, routes):
        bp = Blueprint(name, __name__, url_prefix="/" + name)
        for i, (rule, view, methods) in enumerate(routes):
            bp.add_url_rule(rule, str(i), view, methods=methods)
        self.app.register_blueprint(bp)
        self.names.append(name)
        return self

    def add_all(self, package):
        for name in package.__all__:
            service = getattr(package, name)
            self.add(service.NAME, service.routes())
