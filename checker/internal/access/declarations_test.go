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
			if got := verdicts(Analyze([]*syntax.Module{tree}, nil, Settings{})); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
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
		{"a blueprint class that registers its own hook", gate + `
class Closed(Blueprint):
    def register(self, app, options):
        app.before_request_funcs.setdefault(self.name, []).append(gate)
        super().register(app, options)

bp = Closed("b", __name__)

@bp.get("/b")
def b():
    return rows()

app.register_blueprint(bp, url_prefix="/x")` + route, "GET /x/b protected; GET /a unprotected"},
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

// TestVerbsOfResources states which guard each method of a class-based view has.
func TestVerbsOfResources(t *testing.T) {
	const head = `
from flask import Flask
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource
app = Flask(__name__)
api = Api(app)
`
	checkDeclared(t, []declared{
		{"HEAD of a guard for get alone", head + `
class A(Resource):
    method_decorators = {"get": [jwt_required()]}
    def get(self):
        return rows()
api.add_resource(A, "/a")
`, "GET /a protected; HEAD /a unprotected"},
		{"HEAD with a guard of its own", head + `
class A(Resource):
    method_decorators = {"get": [jwt_required()], "head": [jwt_required()]}
    def get(self):
        return rows()
api.add_resource(A, "/a")
`, "GET /a protected"},
		{"a key in capitals", head + `
class A(Resource):
    method_decorators = {"GET": [jwt_required()]}
    def get(self):
        return rows()
api.add_resource(A, "/a")
`, "GET /a unprotected"},
		{"a list is for every method", head + `
class A(Resource):
    method_decorators = [jwt_required()]
    def get(self):
        return rows()
    def post(self):
        return save()
api.add_resource(A, "/a")
`, "GET /a protected; POST /a protected"},
		{"options() of a view", head + `
class A(MethodView):
    decorators = [jwt_required()]
    def get(self):
        return rows()
    def options(self):
        return rows()
app.add_url_rule("/a", view_func=A.as_view("a"))
`, "GET /a protected; OPTIONS /a unprotected"},
		{"head() of a view", head + `
class A(MethodView):
    @jwt_required()
    def get(self):
        return rows()
    def head(self):
        return rows()
app.add_url_rule("/a", view_func=A.as_view("a"))
`, "GET /a protected; HEAD /a unprotected"},
		{"a guard that lets HEAD by", `
from flask import Flask, abort, request
app = Flask(__name__)

@app.before_request
def gate():
    if request.method != "HEAD" and not request.headers.get("Authorization"):
        abort(401)

@app.get("/a")
def a():
    return rows()
`, "GET /a protected; HEAD /a unprotected"},
	})
}

// TestRuleOptions states that the options of a rule leave its URL and its guard alone.
func TestRuleOptions(t *testing.T) {
	const head = `
from flask import Flask, Blueprint
from flask.views import MethodView
from flask_jwt_extended import jwt_required
app = Flask(__name__)
`
	checkDeclared(t, []declared{
		{"subdomains and hosts", head + `
bp = Blueprint("b", __name__, url_prefix="/b", subdomain="api")

@bp.get("/a")
def a():
    return rows()

@app.route("/c", subdomain="<tenant>", strict_slashes=False)
def c(tenant):
    return rows()

@app.route("/d/", host="x.example", methods=("POST",))
@jwt_required()
def d():
    return save()

app.register_blueprint(bp, subdomain="v2")
`, "GET /b/a unprotected; GET /c unprotected; POST /d/ protected"},
		{"the same URL under two subdomains", head + `
@app.get("/", subdomain="one")
@jwt_required()
def one():
    return rows()

@app.get("/", subdomain="two")
def two():
    return rows()
`, "GET / protected; GET / unprotected"},
		{"a blueprint registered twice", head + `
bp = Blueprint("b", __name__)

@bp.get("/a")
@jwt_required()
def a():
    return rows()

app.register_blueprint(bp, url_prefix="/one")
app.register_blueprint(bp, url_prefix="/two", name="again")
`, "GET /one/a protected; GET /two/a protected"},
		{"methods as a set and as a tuple", head + `
def a():
    return rows()

@jwt_required()
def b():
    return save()

app.add_url_rule("/a", view_func=a, methods={"get", "POST"})
app.add_url_rule("/b", "b", b, methods=("PUT", "PATCH"))
`, "GET /a unprotected; POST /a unprotected; PATCH /b protected; PUT /b protected"},
		{"a view class on a blueprint", head + `
bp = Blueprint("b", __name__, url_prefix="/b")

class A(MethodView):
    decorators = [jwt_required()]
    def get(self):
        return rows()

class B(A):
    decorators = []
    def post(self):
        return save()

bp.add_url_rule("/a", view_func=A.as_view("a"))
bp.add_url_rule("/b", view_func=B.as_view("b"), methods=["POST"])
app.register_blueprint(bp)
`, "GET /b/a protected; POST /b/b unprotected"},
		{"an endpoint that is taken", head + `
@app.get("/a", endpoint="same")
@jwt_required()
def a():
    return rows()

@app.get("/b", endpoint="same")
def b():
    return rows()
`, "GET /a protected; GET /b unprotected"},
	})
}

// TestServerClasses states that a class which makes an application declares its routes.
func TestServerClasses(t *testing.T) {
	const class = `
from flask import Flask, abort, request
from flask_jwt_extended import jwt_required

class Server:
    def __init__(self, name="x"):
        self.app = Flask(name)
        self.app.before_request(self.note)
        self.app.add_url_rule("/a", "a", self.a)
        self.app.add_url_rule("/b", "b", jwt_required()(self.b), methods=["POST"])
        self.routes()

    def routes(self):
        @self.app.get("/c")
        @jwt_required()
        def c():
            return self.rows()

    def note(self):
        print(request.path)

    def a(self):
        return self.rows()

    def b(self):
        return save()

    def run(self):
        self.app.run()
`
	const want = "GET /c protected; GET /a unprotected; POST /b protected"
	checkDeclared(t, []declared{
		{"instantiated by the module", class + `
server = Server("y")
`, want},
		{"instantiated in main", class + `
def main():
    server = Server("y")
    server.run()

if __name__ == "__main__":
    main()
`, want},
		{"instantiated nowhere", class, want},
		{"a class that wraps registration", `
from flask import Flask
from flask_jwt_extended import jwt_required

class Wrapper:
    def __init__(self, app, **configs):
        self.app = app
    def add_endpoint(self, endpoint=None, endpoint_name=None, handler=None, methods=["GET"], *args, **kwargs):
        self.app.add_url_rule(endpoint, endpoint_name, handler, methods=methods, *args, **kwargs)
    def run(self, **kwargs):
        self.app.run(**kwargs)

app = Wrapper(Flask(__name__))

@jwt_required()
def a():
    return rows()

def b():
    return rows()

app.add_endpoint("/a", "a", a, methods=["GET"])
app.add_endpoint("/b", "b", b)

if __name__ == "__main__":
    app.run(debug=True)
`, "GET /a protected; GET /b unprotected"},
		{"a subclass of Flask that declares itself", `
from flask import Flask, abort, request

class Server(Flask):
    def __init__(self):
        super().__init__(__name__)
        self.before_request(self.gate)
        self.add_url_rule("/a", view_func=self.a)

    def gate(self):
        if not request.headers.get("Authorization"):
            abort(401)

    def a(self):
        return rows()

app = Server()
`, "GET /a protected"},
	})
}
