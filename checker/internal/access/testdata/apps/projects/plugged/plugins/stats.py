from flask_jwt_extended import jwt_required

from .base import Plugin, expose


class Stats(Plugin):
    prefix = "numbers"

    @expose("/day")
    @jwt_required()
    def day(self):  # want: GET /numbers/day protected
        return "day"

    @expose("/hour")
    def hour(self):  # want: GET /numbers/hour open
        return "hour"
