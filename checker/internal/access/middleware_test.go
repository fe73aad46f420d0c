package access

import "testing"

// TestMiddleware states what a WSGI application around Flask's does to a route.
func TestMiddleware(t *testing.T) {
	const route = `

@app.get("/a")
def a():
    return rows()
`
	checkDeclared(t, []declared{
		{"a class that answers without the header", `
from flask import Flask
app = Flask(__name__)

class Gate:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        if not environ.get("HTTP_AUTHORIZATION"):
            start_response("401 Unauthorized", [("Content-Type", "text/plain")])
            return [b"no"]
        return self.app(environ, start_response)

app.wsgi_app = Gate(app.wsgi_app)` + route, "GET /a protected"},
		{"a class that only looks", `
from flask import Flask
app = Flask(__name__)

class Log:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        print(environ["PATH_INFO"], environ.get("HTTP_COOKIE"))
        return self.app(environ, start_response)

app.wsgi_app = Log(app.wsgi_app)` + route, "GET /a unprotected"},
		{"a gate for some paths and methods", `
from flask import Flask
app = Flask(__name__)

class Gate:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        if environ["PATH_INFO"].startswith("/private") and environ["REQUEST_METHOD"] != "OPTIONS":
            if "HTTP_COOKIE" not in environ:
                start_response("403 Forbidden", [])
                return [b""]
        return self.app(environ, start_response)

app.wsgi_app = Gate(app.wsgi_app)

@app.get("/private/b")
def b():
    return rows()` + route, "GET /private/b protected; GET /a unprotected"},
		{"a function with a closure", `
from flask import Flask
app = Flask(__name__)

def gate(inner):
    def call(environ, start_response):
        if environ.get("HTTP_X_API_KEY") != "k":
            start_response("401 Unauthorized", [])
            return []
        return inner(environ, start_response)
    return call

app.wsgi_app = gate(app.wsgi_app)` + route, "GET /a protected"},
		{"a library's middleware lets by", `
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)` + route, "GET /a unprotected"},
		{"a gate inside a library's middleware", `
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
app = Flask(__name__)

class Gate:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        if "HTTP_AUTHORIZATION" not in environ:
            start_response("401 Unauthorized", [])
            return [b"no"]
        return self.app(environ, start_response)

app.wsgi_app = ProxyFix(Gate(app.wsgi_app))` + route, "GET /a protected"},
		{"a generator around an exception that is called", `
from flask import Flask
from werkzeug.exceptions import Unauthorized
app = Flask(__name__)

class Gate:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return Unauthorized()(environ, start_response)
        return self.app(environ, start_response)

class Timing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        yield from self.app(environ, start_response)

app.wsgi_app = Timing(Gate(app.wsgi_app))` + route, "GET /a protected"},
		{"what it leaves in the environment", `
from flask import Flask, abort, request
app = Flask(__name__)

class User:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        environ["user"] = environ.get("HTTP_AUTHORIZATION")
        return self.app(environ, start_response)

app.wsgi_app = User(app.wsgi_app)

@app.before_request
def gate():
    if not request.environ["user"] and request.endpoint != "b":
        abort(401)

@app.get("/b")
def b():
    return rows()` + route, "GET /b unprotected; GET /a protected"},
		{"wsgi_app of a subclass", `
from flask import Flask

class Closed(Flask):
    def wsgi_app(self, environ, start_response):
        if not environ.get("HTTP_X_API_KEY"):
            start_response("401 Unauthorized", [])
            return [b"no"]
        return super().wsgi_app(environ, start_response)

app = Closed(__name__)` + route, "GET /a protected"},
		{"__call__ of a subclass", `
from flask import Flask

class Partly(Flask):
    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/closed":
            start_response("403 Forbidden", [])
            return [b"no"]
        return super().__call__(environ, start_response)

app = Partly(__name__)

@app.get("/closed")
def closed():
    return rows()` + route, "GET /closed protected; GET /a unprotected"},
		{"a generator that lets by", `
from flask import Flask
app = Flask(__name__)

class Timing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        yield from self.app(environ, start_response)

app.wsgi_app = Timing(app.wsgi_app)` + route, "GET /a unprotected"},
		{"a Response that is called", `
from flask import Flask
from werkzeug.wrappers import Request, Response
app = Flask(__name__)

class Gate:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        request = Request(environ)
        if "Authorization" not in request.headers:
            return Response("no", status=401)(environ, start_response)
        return self.app(environ, start_response)

app.wsgi_app = Gate(app.wsgi_app)` + route, "GET /a protected"},
	})
}
