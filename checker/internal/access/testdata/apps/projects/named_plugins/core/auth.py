from flask import request, abort, current_app


class AuthManager(object):
    def __init__(self, app=None):
        self.providers = []
        self.app = app
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        if not hasattr(app, 'extensions'):
            app.extensions = {}
        app.extensions['auth'] = self
        self.provider(self._header)

    def provider(self, fn):
        self.providers.append(fn)
        return fn

    def _header(self):
        return request.headers.get('X-User')

    @property
    def user(self):
        for p in self.providers:
            u = p()
            if u:
                return u
        return None

    def require(self, blueprint, *, exempt=()):
        exempt = {'%s.%s' % (blueprint.name, name) for name in exempt}

        @blueprint.before_request
        def _check():
            if request.endpoint in exempt:
                return None
            if current_app.extensions['auth'].user is None:
                abort(401)
