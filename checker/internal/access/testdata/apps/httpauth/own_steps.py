from flask import Flask, request
from flask_httpauth import HTTPTokenAuth, HTTPAuth


class KeyAuth(HTTPTokenAuth):
    def authenticate(self, auth, stored_password):
        return True


class Strict(HTTPTokenAuth):
    def __init__(self):
        super().__init__(scheme="Bearer")
        self.verify_token(self.check)

    def check(self, token):
        return token == "abc"


app = Flask(__name__)
key = KeyAuth()
strict = Strict()


@app.get("/a")
@key.login_required
def a():  # want: GET /a open
    return "a"


@app.get("/b")
@strict.login_required
def b():  # want: GET /b protected
    return "b"
