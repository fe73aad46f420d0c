from wsgi import application as app


@app.get("/")
def home():  # want: GET / open
    return "home"


@app.route("/login", methods=["POST"])
def login():  # want: POST /login open
    return "ok"


@app.get("/assets/<path:p>")
def asset(p):  # want: GET /assets/<path:p> open
    return p


@app.get("/account")
def account():  # want: GET /account protected
    return "account"
