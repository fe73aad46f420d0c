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
	Title:    "A hook lets more routes by than the path that it names",
	Severity: diag.Error,
	Grades:   "A warning when the routes that it lets by, as far as can be seen, only read.",
	Profile:  "routes",
	Summary: "Reports a test of the request's path in a guarding hook that another route meets by chance: a prefix without its boundary, a part of the path, " +
		"or an ending. The text may stand in the test, under a name of the module, or in a list that the hook goes through.",
	Why: "A hook that guards everything but some paths is as good as its test. `startswith(\"/log\")` is true for `/login` and for `/logs`, " +
		"and `\"login\" in request.path` wherever the word stands, so a route that was never meant answers anyone.",
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
	},
	Fix: "Compares a path that begins with a slash as a whole, and lets by what is below it.",
	References: []rule.Reference{
		{Title: "Flask: API, Flask.before_request", URL: "https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request"},
		{Title: "CWE-863: Incorrect Authorization", URL: "https://cwe.mitre.org/data/definitions/863.html"},
	},
	CWE:   []int{185, 863},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runHookFailsOpen,
}

func runHookFailsOpen(p *rule.Pass) {
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
			Message: fmt.Sprintf("The hook %s lets %s by, for %s also meets this test. Compare the whole path, or a prefix that ends with a slash.",
				code(test.Hook), c.requests(), code(c.first().URL())),
			Related: entry(c.routes).related(),
			Fixes:   wholePath(file, test),
		}
		if c.writes() {
			d.Severity = diag.Error
		}
		p.Report(d)
	}
}

// wholePath compares the whole path, or a prefix with its slash.
func wholePath(file *source.File, t *access.LooseTest) []diag.Fix {
	named := t.Named
	if t.Literal == nil || t.Kind != "startswith" || !strings.HasPrefix(named, "/") || strings.HasSuffix(named, "/") || strings.ContainsAny(named, "\"\\") {
		return nil
	}
	if closing := file.Text[t.Literal.At.End:t.Span.End]; strings.TrimSpace(closing) != ")" {
		return nil // one of several
	}
	subject := file.Slice(t.Subject.Span())
	text := fmt.Sprintf("(%[1]s == %[2]q or %[1]s.startswith(%[3]q))", subject, named, named+"/")
	return []diag.Fix{edit("Compare the whole path, or what is below it", t.Path, t.Span, text)}
}
