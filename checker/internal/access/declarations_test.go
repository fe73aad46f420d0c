package access

import (
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// A declared is a program and what its routes answer a stranger.
type declared struct{ what, code, want string }

// checkDeclared checks whole programs, that make their own applications.
func checkDeclared(t *testing.T, list []declared) {
	t.Helper()
	for _, c := range list {
		t.Run(c.what, func(t *testing.T) {
			tree, found := syntax.Parse(source.NewFile("app.py", c.code))
			for _, d := range found {
				t.Fatalf("does not parse: %s", d.Message)
			}
			if got := verdicts(Analyze([]*syntax.Module{tree}, nil)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}

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

// TestSignals states that a receiver of request_started can end a request.
func TestSignals(t *testing.T) {
	const route = `

@app.get("/a")
def a():
    return rows()
`
	checkDeclared(t, []declared{
		{"a receiver that aborts", `
from flask import Flask, abort, request, request_started
app = Flask(__name__)

def gate(sender, **extra):
    if not request.headers.get("Authorization"):
        abort(401)

request_started.connect(gate)` + route, "GET /a protected"},
		{"connected to this application", `
from flask import Flask, abort, request, request_started
app = Flask(__name__)

def gate(sender, **extra):
    if not request.headers.get("Authorization"):
        abort(401)

request_started.connect(gate, app)` + route, "GET /a protected"},
		{"connected to another application", `
from flask import Flask, abort, request, request_started
app = Flask(__name__)
other = Flask("other")

def gate(sender, **extra):
    abort(401)

request_started.connect(gate, sender=other)` + route, "GET /a unprotected"},
		{"by a decorator", `
from flask import Flask, abort, request
from flask.signals import request_started
app = Flask(__name__)

@request_started.connect_via(app)
def gate(sender, **extra):
    if "Authorization" not in request.headers:
        abort(401)` + route, "GET /a protected"},
		{"an answer that nobody takes", `
from flask import Flask, request, request_started
app = Flask(__name__)

@request_started.connect
def gate(sender, **extra):
    return "no", 401` + route, "GET /a unprotected"},
		{"after the request is too late", `
from flask import Flask, abort, request_finished
app = Flask(__name__)

@request_finished.connect
def gate(sender, **extra):
    abort(401)` + route, "GET /a unprotected"},
	})
}

// TestHooksByHand states where a hook can come from apart from its decorator.
func TestHooksByHand(t *testing.T) {
	const gate = `
from flask import Flask, Blueprint, abort, request
app = Flask(__name__)

def gate():
    if not request.headers.get("Authorization"):
        abort(401)
`
	const route = `

@app.get("/a")
def a():
    return rows()
`
	checkDeclared(t, []declared{
		{"setdefault and append", gate + `
app.before_request_funcs.setdefault(None, []).append(gate)` + route, "GET /a protected"},
		{"an item is set", gate + `
app.before_request_funcs[None] = [gate]` + route, "GET /a protected"},
		{"the dict is replaced", gate + `
app.before_request_funcs = {None: [gate]}` + route, "GET /a protected"},
		{"the dict is updated", gate + `
app.before_request_funcs.update({None: [gate]})` + route, "GET /a protected"},
		{"a subscript makes the list", gate + `
app.before_request_funcs[None].append(gate)` + route, "GET /a protected"},
		{"a hook put in front", gate + `
app.before_request_funcs.setdefault(None, []).insert(0, gate)` + route, "GET /a protected"},
		{"for a blueprint by its name", gate + `
bp = Blueprint("b", __name__)

@bp.get("/b")
def b():
    return rows()

app.before_request_funcs["b"] = [gate]
app.register_blueprint(bp)` + route, "GET /b protected; GET /a unprotected"},
		{"a preprocessor by hand", gate + `
def values(endpoint, values):
    gate()

app.url_value_preprocessors.setdefault(None, []).append(values)` + route, "GET /a protected"},
		{"in an application context", gate + `
with app.app_context():
    app.before_request(gate)` + route, "GET /a protected"},
		{"through the current application", gate + `
from flask import current_app
with app.app_context():
    current_app.before_request(gate)` + route, "GET /a protected"},
		{"hooks taken away again", gate + `
app.before_request(gate)
app.before_request_funcs.clear()` + route, "GET /a unprotected"},
		{"record_once", gate + `
bp = Blueprint("b", __name__)
bp.record_once(lambda state: state.app.before_request(gate))
app.register_blueprint(bp)` + route, "GET /a protected"},
		{"record as a decorator", gate + `
bp = Blueprint("b", __name__, url_prefix="/b")

@bp.record
def setup(state):
    state.app.before_request(gate)
    state.add_url_rule("/c", "c", view)

def view():
    return rows()

app.register_blueprint(bp)` + route, "GET /b/c protected; GET /a protected"},
		{"a recorded set-up of a blueprint that nobody registers", gate + `
bp = Blueprint("b", __name__)
bp.record(lambda state: state.app.before_request(gate))` + route, "GET /a unprotected"},
		{"a rule that the application gets from a blueprint's set-up", gate + `
bp = Blueprint("b", __name__, url_prefix="/b")

def view():
    return rows()

bp.record(lambda s: s.app.add_url_rule("/d", "d", gate and view))
app.register_blueprint(bp, url_prefix="/x")`, "GET /d unprotected"},
	})
}
