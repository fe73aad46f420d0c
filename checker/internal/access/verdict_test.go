package access

import (
	"fmt"
	"strings"
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// analyze checks one file that starts with the usual imports and an app.
func analyze(t *testing.T, text string) *Project {
	t.Helper()
	const head = `import jwt
from functools import wraps
from flask import Flask, Blueprint, abort, g, jsonify, redirect, request, session
from flask_jwt_extended import (JWTManager, create_access_token, get_jwt_identity, jwt_required, verify_jwt_in_request)
from flask_login import current_user, login_required
app = Flask(__name__)
`
	tree, found := syntax.Parse(source.NewFile("app.py", head+text))
	for _, d := range found {
		t.Fatalf("does not parse: %s", d.Message)
	}
	return Analyze([]*syntax.Module{tree}, nil, Settings{})
}

// modulesOf parses one file.
func modulesOf(tb testing.TB, text string) []*syntax.Module {
	tb.Helper()
	tree, found := syntax.Parse(source.NewFile("app.py", text))
	for _, d := range found {
		tb.Fatalf("does not parse: %s", d.Message)
	}
	return []*syntax.Module{tree}
}

// verdicts lists "METHOD rule verdict" of every route.
func verdicts(p *Project) string {
	var lines []string
	for _, r := range p.Results {
		lines = append(lines, fmt.Sprintf("%s %s %s", r.Method, r.URLRule, r.Verdict))
	}
	return strings.Join(lines, "; ")
}

// TestVerdicts states what the runtime oracle does not judge: a body's own test
// of the credentials, what can't be seen, and what is meant to be open.
func TestVerdicts(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"a body that leaves before any effect", `
@app.get("/a")
def a():
    if not request.headers.get("Authorization"):
        return jsonify(error="who?"), 401
    return jsonify(db.query())
`, "GET /a protected"},
		{"a guard that opens on the error of a name that may not be defined", `
def allowed():
    try:
        print(curent_user)
        return "user_id" in session
    except NameError:
        return True
@app.get("/a")
def a():
    if not allowed():
        abort(403)
    return jsonify(db.query())
`, "GET /a unknown"},
		{"a guard that refuses, whether a name is defined or not", `
def allowed():
    try:
        print(curent_user)
        return "user_id" in session
    except Exception:
        return False
@app.get("/a")
def a():
    if not allowed():
        abort(403)
    return jsonify(db.query())
`, "GET /a protected"},
		{"a guard under something that ends the error of a name", `
import contextlib
@app.before_request
def check():
    with contextlib.suppress(NameError):
        print(curent_user)
        if "user_id" not in session:
            abort(403)
@app.get("/a")
def a():
    return jsonify(db.query())
`, "GET /a unknown"},
		{"a guard that opens on what a generator raises when it is closed", `
def steps():
    try:
        yield 1
    finally:
        session["user_id"]
def allowed():
    try:
        gen = steps()
        next(gen)
        gen.close()
        return "user_id" in session
    except KeyError:
        return True
@app.get("/a")
def a():
    if not allowed():
        abort(403)
    return jsonify(db.query())
`, "GET /a unknown"},
		{"a generator without a clause that runs when it is closed", `
def steps():
    yield 1
@app.before_request
def check():
    gen = steps()
    next(gen)
    gen.close()
    if "user_id" not in session:
        abort(403)
@app.get("/a")
def a():
    return jsonify(db.query())
`, "GET /a protected"},
		{"a row that a database driver finds for a header, and nobody asks about", `
import sqlite3
@app.before_request
def load():
    g.user = sqlite3.connect("app.db").execute("select * from users where token = ?", (request.headers.get("X-Token"),)).fetchone()
@app.get("/a")
def a():
    return jsonify(db.query())
`, "GET /a unprotected"},
		{"a route behind a loop that takes too many steps", `
table = []
for i in range(1000):
    for j in range(1000):
        n = i
@app.get("/a")
def a():
    return jsonify(db.query())
`, "GET /a unprotected"},
		{"a body that leaves by abort", `
@app.get("/a")
def a():
    if not current_user.is_authenticated:
        abort(403)
    return jsonify(db.query())
`, "GET /a protected"},
		{"a body that leaves by a redirect to the login", `
@app.post("/a")
def a():
    if "user_id" not in session:
        return redirect("/login")
    db.save(request.form)
    return "ok"
`, "POST /a protected"},
		{"a body that leaves after an effect", `
@app.post("/a")
def a():
    db.save(request.form)
    if "user_id" not in session:
        return redirect("/login")
    return "ok"
`, "POST /a unprotected"},
		{"a test of the password is no guard", `
@app.post("/save")
def a():
    if request.json.get("password") != load():
        return "no", 401
    return db.save()
`, "POST /save unprotected"},
		{"a stranger who gets another answer is served", `
@app.get("/a")
def a():
    if not current_user.is_authenticated:
        return jsonify(items=db.public())
    return jsonify(items=db.all())
`, "GET /a unprotected"},
		{"a body that tests what a hook found of the caller", `
def user_of_request():
    token = request.cookies.get("token")
    if not token:
        return None
    return db.user(token)

@app.before_request
def load():
    g.user = user_of_request()

@app.get("/a")
def a():
    if not g.user:
        return redirect("/login")
    return render(g.user)

@app.get("/b")
def b():
    name = g.user.name if g.user else "stranger"
    return db.page(name)
`, "GET /a protected; GET /b unprotected"},
		{"a redirect that is no answer to who calls", `
@app.post("/connect")
def connect():
    if current_user.is_authenticated:
        return redirect("/")
    state = request.form["state"]
    return redirect("/oauth?state=" + state)
`, "POST /connect unprotected"},
		{"a form that is tested after the caller", `
@app.post("/enter")
def enter():
    if current_user.is_authenticated:
        return redirect("/")
    if request.form["word"] != "open":
        return redirect("/no")
    session["seen"] = True
    return redirect("/in")
`, "POST /enter unprotected"},
		{"a wrapper that turns everybody away is no guard", `
def closed(f):
    @wraps(f)
    def inner():
        if not app.config.get("OPENED"):
            abort(404)
        return f()
    return inner

@app.put("/a")
@closed
def a():
    return db.save()
`, "PUT /a unknown"},
		{"a wrapper that hides the view from strangers is one", `
def hidden(f):
    @wraps(f)
    def inner():
        if not session.get("user_id"):
            abort(404)
        return f()
    return inner

@app.put("/a")
@hidden
def a():
    return db.save()
`, "PUT /a protected"},
		{"a query parameter that switches the guard off", `
def guard(f):
    @wraps(f)
    def inner(*args, **kwargs):
        if request.args.get("bypass") != "true":
            verify_jwt_in_request()
        return f(*args, **kwargs)
    return inner

@app.get("/a")
@guard
def a():
    return "a"
`, "GET /a unprotected"},
		{"a token in the query is a credential", `
@app.get("/a")
def a():
    token = request.args.get("token")
    if not token:
        return "no", 401
    return "a"
`, "GET /a protected"},
		{"a decorator from a file that is not given", `
from .guards import admin_only

@app.get("/a")
@admin_only
def a():
    return "a"
`, "GET /a unknown"},
		{"a guard behind a decorator that can't be seen still refuses", `
from .tools import timed

@app.get("/a")
@timed
@jwt_required()
def a():
    return "a"
`, "GET /a protected"},
		{"a hook that asks code that is not given", `
from .users import user_of

@app.before_request
def load():
    g.user = user_of(request.headers.get("Authorization"))
    if g.user is None:
        abort(401)

@app.get("/a")
def a():
    return "a"
`, "GET /a unknown"},
		{"a hook that only logs", `
@app.before_request
def log():
    print(request.path)

@app.get("/a")
def a():
    return db.rows()
`, "GET /a unprotected"},
		{"g is filled by a hook and tested by a decorator", `
@app.before_request
def load():
    g.user = None
    token = request.headers.get("X-Token")
    if token:
        g.user = jwt.decode(token, "k", algorithms=["HS256"])

def needs_user(f):
    @wraps(f)
    def inner(**kwargs):
        if g.user is None:
            abort(401)
        return f(**kwargs)
    return inner

@app.get("/a")
@needs_user
def a():
    return "a"

@app.delete("/b")
def b():
    return "b"
`, "GET /a protected; DELETE /b unprotected"},
		{"a token that is not verified lets strangers in", `
def guard(f):
    @wraps(f)
    def inner():
        try:
            jwt.decode(request.json["t"], options={"verify_signature": False})
        except jwt.PyJWTError:
            abort(401)
        return f()
    return inner

@app.put("/a")
@guard
def a():
    return "a"
`, "PUT /a unprotected"},
		{"a login that tests and issues is public", `
@app.post("/enter")
def enter():
    data = request.get_json()
    if data["password"] != stored(data["name"]):
        return "no", 401
    return jsonify(token=create_access_token(data["name"]))
`, "POST /enter public"},
		{"a token for everyone is not", `
@app.post("/enter")
def enter():
    return jsonify(token=create_access_token("guest"))
`, "POST /enter unprotected"},
		{"health, index and registration", `
@app.get("/health")
def health():
    return "ok"

@app.get("/")
def index():
    return "hello"

@app.post("/register")
def register():
    db.save(request.json)
    return "ok"
`, "GET /health public; GET / public; POST /register public"},
		{"a name that only begins like a public one", `
@app.get("/health-records")
def health_records():
    return db.rows()

@app.delete("/login")
def login():
    return db.drop()
`, "GET /health-records unprotected; DELETE /login unprotected"},
		{"a comment says that it is meant to be open", `
@app.delete("/a")  # unguarded: public -- the network guards it
def a():
    return db.drop()
`, "DELETE /a public"},
		{"OPTIONS is let through by the library", `
@app.route("/a", methods=["GET", "OPTIONS"])
@jwt_required()
def a():
    return db.rows()
`, "GET /a protected; OPTIONS /a unprotected"},
		{"an exception before the body is a crash, as the runtime sees it", `
def guard(f):
    @wraps(f)
    def inner():
        request.headers.get("Authorization").split(" ")
        return f()
    return inner

@app.get("/a")
@guard
def a():
    return "a"
`, "GET /a broken"},
		{"a way that takes too long can't be told", `
def guard(f):
    @wraps(f)
    def inner():
        while True:
            pass
    return inner

@app.get("/a")
@guard
def a():
    return "a"
`, "GET /a unknown"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := verdicts(analyze(t, c.code)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}

// TestFragments states what pasted pieces are taken for.
func TestFragments(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"routes on an app that is not defined", `
from flask_jwt_extended import jwt_required

@app.route("/a")
@jwt_required()
def a():
    return "a"

@app.post("/b")
def b():
    return save()
`, "GET /a protected; POST /b unprotected"},
		{"a hook on an app that is not defined", `
from flask_jwt_extended import verify_jwt_in_request

@app.before_request
def gate():
    verify_jwt_in_request()

@app.get("/a")
def a():
    return "a"
`, "GET /a protected"},
		{"a blueprint that nobody registers", `
from flask import Blueprint
bp = Blueprint("b", __name__, url_prefix="/b")

@bp.delete("/a")
def a():
    return drop()
`, "DELETE /b/a unprotected"},
		{"a resource that nobody adds", `
import flask_jwt_extended

class Example(Resource):
    def delete(self):
        return drop()
`, "DELETE  unprotected"},
		{"functions that register on a parameter", `
def init(app):
    @app.get("/a")
    def a():
        return rows()
`, "GET /a unprotected"},
		{"a client's call is no route", `
def fetch(client):
    return client.get("/a")

response = client.get("/b")
`, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			tree, _ := syntax.Parse(source.NewFile("app.py", c.code))
			if got := verdicts(Analyze([]*syntax.Module{tree}, nil, Settings{})); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}

// TestBrokenCode states that a line which does not parse is no pass for a guard.
func TestBrokenCode(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"in a hook", "@app.before_request\ndef gate():\n    verify(\n", "GET /a unknown"},
		{"in the condition of a hook", "@app.before_request\ndef gate():\n    if not token of request:\n        abort(401)\n", "GET /a unknown"},
		{"elsewhere", "def other():\n    verify(\n", "GET /a unprotected"},
	} {
		text := "from flask import Flask, abort\napp = Flask(__name__)\n\n" + c.code + "\n\n@app.get('/a')\ndef a():\n    return rows()\n"
		tree, found := syntax.Parse(source.NewFile("app.py", text))
		if len(found) == 0 {
			t.Fatalf("%s: the program parses", c.what)
		}
		if got := verdicts(Analyze([]*syntax.Module{tree}, nil, Settings{})); got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, got, c.want)
		}
	}
}

// TestAnswers states what callers with different tokens meet.
func TestAnswers(t *testing.T) {
	p := analyze(t, `
@app.get("/any")
@jwt_required()
def a():
    return "a"

@app.get("/fresh")
@jwt_required(fresh=True)
def b():
    return "b"

@app.get("/refresh")
@jwt_required(refresh=True)
def c():
    return "c"

@app.get("/optional")
@jwt_required(optional=True)
def d():
    return "d"
`)
	want := map[string]string{
		"/any":     "anonymous refused 401, access reached 200, refresh refused 422, fresh reached 200",
		"/fresh":   "anonymous refused 401, access refused 401, refresh refused 422, fresh reached 200",
		"/refresh": "anonymous refused 401, access refused 422, refresh reached 200, fresh refused 422",
		// Run with Flask-JWT-Extended 4.4.4.
		"/optional": "anonymous reached 200, access reached 200, refresh refused 422, fresh reached 200",
	}
	for _, r := range p.Results {
		var parts []string
		for _, a := range r.Answers {
			parts = append(parts, fmt.Sprintf("%s %s %d", a.Caller, a.Outcome, a.Status))
		}
		if got := strings.Join(parts, ", "); got != want[r.URLRule] {
			t.Errorf("%s: %s, want %s", r.URLRule, got, want[r.URLRule])
		}
	}
}

// TestEvidence states the sentences that lead to a verdict, with their lines.
func TestEvidence(t *testing.T) {
	p := analyze(t, `
@app.before_request
def note():
    print("here")

def guard(f):
    @wraps(f)
    def inner(**kwargs):
        try:
            verify_jwt_in_request()
        except Exception:
            return "no", 401
        return f(**kwargs)
    return inner

@app.get("/a")
@guard
def a():
    return "a"

@app.get("/b")
@jwt_required(optional=True)
def b():
    return "b"
`)
	want := map[string][]string{
		"/a": {
			"9: the hook `note` lets the request by",
			"14: `guard.inner` wraps the view, and runs first",
			"16: `verify_jwt_in_request()` refuses a request without a token",
			"17: the refusal is caught here",
			"18: `guard.inner` answers with 401, and the view does not run",
		},
		"/b": {
			"9: the hook `note` lets the request by",
			"28: `@jwt_required(optional=True)` looks at a token and asks for none",
			"29: the body of `b` runs",
		},
	}
	for _, r := range p.Results {
		var got []string
		for _, s := range r.Evidence {
			got = append(got, fmt.Sprintf("%d: %s", r.Module.File.Line(s.Span.Start), s.Message))
		}
		if strings.Join(got, "\n") != strings.Join(want[r.URLRule], "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", r.URLRule, strings.Join(got, "\n"), strings.Join(want[r.URLRule], "\n"))
		}
	}
}

// TestInstalledVersion states where the version of flask-jwt-extended is read.
func TestInstalledVersion(t *testing.T) {
	const bare = "from flask import Flask\nfrom flask_jwt_extended import jwt_required\napp = Flask(__name__)\n\n@app.get('/a')\n@jwt_required\ndef a():\n    return 'a'\n"
	for _, c := range []struct{ what, file, text, code, want string }{
		{"nothing said: 4", "", "", bare, "GET /a broken"},
		{"pinned in requirements.txt", "requirements.txt", "Flask==1.1\nFlask-JWT-Extended==3.25.1\n", bare, "GET /a protected"},
		{"an upper bound", "requirements.txt", "flask_jwt_extended<4\n", bare, "GET /a protected"},
		{"a Poetry file", "pyproject.toml", "[tool.poetry.dependencies]\nflask-jwt-extended = \"^3.24\"\n", bare, "GET /a protected"},
		{"a lock file", "poetry.lock", "[[package]]\nname = \"flask-jwt-extended\"\nversion = \"3.25.0\"\n", bare, "GET /a protected"},
		{"a head comment", "", "", "# requires: flask-jwt-extended<4\n" + bare, "GET /a protected"},
		{"inline metadata of a script", "", "", "# /// script\n# dependencies = [\n#   \"flask\",\n#   \"flask-jwt-extended>=3,<4\",\n# ]\n# ///\n" + bare, "GET /a protected"},
		{"a comment that only looks like inline metadata", "", "", "# script\n#   \"flask-jwt-extended>=3,<4\",\n" + bare, "GET /a broken"},
		{"a Pipfile.lock", "Pipfile.lock", "{\"default\": {\"flask-jwt-extended\": {\n\"hashes\": [\"sha256:0a\"],\n\"version\": \"==3.25.1\"\n}}}", bare, "GET /a protected"},
		{"setup.cfg", "setup.cfg", "[options]\ninstall_requires =\n    flask-jwt-extended>=3.0,<4\n", bare, "GET /a protected"},
		{"names of version 3", "", "", strings.Replace(bare, "jwt_required\napp", "jwt_required, jwt_refresh_token_required\napp", 1), "GET /a protected"},
	} {
		t.Run(c.what, func(t *testing.T) {
			tree, _ := syntax.Parse(source.NewFile("app.py", c.code))
			var context []*source.File
			if c.file != "" {
				context = append(context, source.NewFile(c.file, c.text))
			}
			if got := verdicts(Analyze([]*syntax.Module{tree}, context, Settings{})); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestBothReadings states that a guess of the version is said, with what the other
// version would make of the route.
func TestBothReadings(t *testing.T) {
	p := analyze(t, `
@app.get("/a")
@jwt_required
def a():
    return "a"
`)
	last := p.Results[0].Evidence[len(p.Results[0].Evidence)-1].Message
	const want = "flask-jwt-extended 4 is assumed, for nothing tells the version; with version 3 the route would be protected"
	if p.Results[0].Verdict != Broken || last != want {
		t.Errorf("%s, and at last: %s", p.Results[0].Verdict, last)
	}
}
