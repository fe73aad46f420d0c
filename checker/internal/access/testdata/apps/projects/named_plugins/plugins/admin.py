from .base import BasePlugin


class Plugin(BasePlugin):
    name = 'admin'
    secure = True
    exempt = ['ping']

    def routes(self, bp):
        @bp.route('/')
        def index():  # want: GET /admin/ protected
            return 'admin'

        @bp.route('/ping')
        def ping():  # want: GET /admin/ping open
            return 'pong'

        @bp.route('/users/<int:uid>', methods=['DELETE', 'PATCH'])
        def user(uid):  # want: DELETE /admin/users/<int:uid> protected; PATCH /admin/users/<int:uid> protected
            return str(uid)
