from flask import abort


def setup(app):
    @app.get("/one")
    def one():  # want: GET /one open
        return "1"
