package rules

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/source"
)

var hookFailsOpen = rule.Rule{
	ID:       "hook-fails-open",
	Title:    "A hook lets strangers by whom it is there to refuse",
	Severity: diag.Error,
	Grades:   "A warning when the routes that it lets by, as far as can be seen, only read.",
	Profile:  "routes",
	Summary: "Reports a test of the request's path in a guarding hook that another route meets by chance: a prefix without its boundary, a part of the path, " +
		"an ending, or a pattern that goes on. The text may stand in the test, under a name of the module, or in a list that the hook goes through. " +
		"Reports as well a header, a cookie or a query argument, in a hook or around a view, that lets a request by a guard though anyone can send it.",
	Why: "A hook that guards everything but some requests is as good as its test. `startswith(\"/log\")` is true for `/login` and for `/logs`, " +
		"`\"login\" in request.path` wherever the word stands, and `re.match(\"/log\", …)` looks at the beginning alone, so a route that was never meant answers anyone. " +
		"Headers and query arguments are chosen by who sends the request: whoever reads the code, or guesses, writes `X-Internal: 1`.",
	Bad: []string{
		`from flask import Flask, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
logs = []


@app.before_request
def require_token():
    if request.path.startswith("/log"):
        return
    verify_jwt_in_request()


@app.post("/logs")
def add_log():
    logs.append({})
    return jsonify(added=True), 201
`,
		`from flask import Flask, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
jobs = []


@app.before_request
def require_token():
    if request.headers.get("X-Internal"):
        return
    verify_jwt_in_request()


@app.post("/jobs")
def add_job():
    jobs.append({})
    return jsonify(added=True), 201
`,
	},
	Good: []string{
		`from flask import Flask, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
logs = []


@app.before_request
def require_token():
    if request.path == "/log":
        return
    verify_jwt_in_request()


@app.post("/logs")
def add_log():
    logs.append({})
    return jsonify(added=True), 201
`,
		`import hmac
import os

from flask import Flask, jsonify, request
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
jobs = []


@app.before_request
def require_token():
    key = request.headers.get("X-Internal", "")
    if hmac.compare_digest(key, os.environ["INTERNAL_KEY"]):
        return
    verify_jwt_in_request()


@app.post("/jobs")
def add_job():
    jobs.append({})
    return jsonify(added=True), 201
`,
	},
	Fix: "Compares a path that begins with a slash as a whole, and lets by what is below it. Takes an `if` away that only looks for what anyone can send, and returns.",
	References: []rule.Reference{
		{Title: "Flask: API, Flask.before_request", URL: "https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request"},
		{Title: "CWE-863: Incorrect Authorization", URL: "https://cwe.mitre.org/data/definitions/863.html"},
	},
	CWE:   []int{185, 290, 863},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runHookFailsOpen,
}

func runHookFailsOpen(p *rule.Pass) {
	reportLoose(p)
	reportBypasses(p)
}

func reportLoose(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if r.Loose == nil {
			return diag.Place{}, false
		}
		return r.Loose.Place, true
	})
	for _, c := range found {
		file := fileOf(p, c.Path)
		if file == nil {
			continue
		}
		test := c.first().Loose
		d := diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Warning,
			Message: fmt.Sprintf("The hook %s lets %s by, for %s also meets this test. %s",
				code(test.Hook), c.requests(), code(c.first().URL()), tighter(test)),
			Related: entry(c.routes).related(),
			Fixes:   wholePath(file, test),
		}
		if c.writes() {
			d.Severity = diag.Error
		}
		p.Report(d)
	}
}

// tighter says how to write a loose test.
func tighter(t *access.LooseTest) string {
	if t.Kind == "pattern" {
		return "Let the pattern match the whole path: `re.fullmatch`, and no `.*` behind a word."
	}
	return "Compare the whole path, or a prefix that ends with a slash."
}

// wholePath compares the whole path, or a prefix with its slash.
func wholePath(file *source.File, t *access.LooseTest) []diag.Fix {
	named := t.Named
	if t.Literal == nil || t.Kind != "startswith" || !strings.HasPrefix(named, "/") || strings.HasSuffix(named, "/") || strings.ContainsAny(named, "\"\\") {
		return nil
	}
	if closing := file.Slice(source.Span{Start: t.Literal.At.End, End: t.Span.End}); strings.TrimSpace(closing) != ")" {
		return nil // one of several
	}
	subject := file.Slice(t.Subject.Span())
	text := fmt.Sprintf("(%[1]s == %[2]q or %[1]s.startswith(%[3]q))", subject, named, named+"/")
	return []diag.Fix{edit("Compare the whole path, or what is below it", t.Path, t.Span, text)}
}
