from flask import jsonify


def mount(app, security):
    def get(rule, secure=True):
        def deco(fn):
            app.add_url_rule(rule, view_func=security(fn) if secure else fn)
            return fn
        return deco

    @get("/questions", secure=False)
    def questions():  # want: GET /questions open
        return jsonify([])

    @get("/answers")
    def answers():  # want: GET /answers protected
        return jsonify([])

    @get("/export", secure=security.name != "off")
    def export():  # want: GET /export protected
        return "csv"
