from .base import Plugin, expose


class Hello(Plugin):
    @expose("/")
    def index(self):  # want: GET /hello/ open
        return "hello"

    @expose("/echo/<word>", methods=["POST"])
    def echo(self, word):  # want: POST /hello/echo/<word> open
        return word
