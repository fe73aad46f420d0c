from .base import BasePlugin


class Plugin(BasePlugin):
    name = 'notes'

    def routes(self, bp):
        bp.add_url_rule('/', 'index', self.index)
        bp.add_url_rule('/', 'add', self.add, methods=['POST'])

    def index(self):  # want: GET /notes/ open
        return 'notes'

    def add(self):  # want: POST /notes/ open
        return 'added'
