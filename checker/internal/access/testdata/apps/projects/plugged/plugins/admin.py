from .base import SecuredPlugin, expose


class Admin(SecuredPlugin):
    @expose("/")
    def index(self):  # want: GET /admin/ protected
        return "admin"

    @expose("/version", public=True)
    def version(self):  # want: GET /admin/version open
        return "1"
