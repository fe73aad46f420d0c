package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var optionsRunsOpen = rule.Rule{
	ID:       "options-runs-open",
	Title:    "A view runs for OPTIONS, which its guard lets through",
	Severity: diag.Warning,
	Grades:   "A note where the view, as far as can be seen, only reads.",
	Profile:  "routes",
	Summary: "Reports a route that declares the method OPTIONS for a view that does the work of other methods too, behind a guard that " +
		"lets OPTIONS through.",
	Why: "A browser asks with OPTIONS before a request to another site, and sends no token then, so guards such as `jwt_required` let that method through. " +
		"Flask answers OPTIONS by itself. When a route declares the method, the view's own code runs instead, for anyone.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.route("/orders", methods=["POST", "OPTIONS"])
@jwt_required()
def add_order():
    orders.append({})
    return jsonify(added=True), 201
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.route("/orders", methods=["POST"])
@jwt_required()
def add_order():
    orders.append({})
    return jsonify(added=True), 201
`,
	},
	Fix: "Takes OPTIONS out of the list of methods; Flask then answers it by itself.",
	References: []rule.Reference{
		{Title: "Flask: API, URL Route Registrations", URL: "https://flask.palletsprojects.com/en/stable/api/#url-route-registrations"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runOptionsRunsOpen,
}

// runsForOptions tells whether a view runs because its guard lets OPTIONS through.
// A method options() is there for nothing else, and meant.
func runsForOptions(r *access.Result) bool {
	return r.SkippedOptions != nil && r.Method == "OPTIONS" && r.Verdict == access.Unprotected && lastPart(r.View) != "options"
}

func runOptionsRunsOpen(p *rule.Pass) {
	writes := map[syntax.Node]bool{} // functions that answer a method that changes something
	for _, r := range p.Results {
		switch r.Method {
		case "GET", "HEAD", "OPTIONS", "TRACE":
		default:
			writes[r.Func] = true
		}
	}
	open := entries(p.Results, runsForOptions)
	for _, e := range open {
		r := e.first()
		d := diag.Diagnostic{
			Place:    r.Place,
			Severity: diag.Note,
			Message: fmt.Sprintf("%s lets OPTIONS through, so anyone can run %s with %s. Flask answers OPTIONS by itself: leave it out of the methods.",
				r.SkippedOptions.Written, view(r), e.requests()),
			Related: e.related(),
		}
		if e.writes() || writes[r.Func] {
			d.Severity = diag.Warning
		}
		if r.Decorator != nil {
			d.Fixes = withoutOptions(r)
		}
		p.Report(d)
	}
}

// withoutOptions takes OPTIONS out of the list of methods in the route's
// decorator.
func withoutOptions(r *access.Result) []diag.Fix {
	call, ok := r.Decorator.Expr.(*syntax.Call)
	if !ok {
		return nil
	}
	for _, k := range call.Keywords {
		list, ok := k.Value.(*syntax.List)
		if k.Name != "methods" || !ok || len(list.Elts) < 2 {
			continue
		}
		for i, e := range list.Elts {
			if c, ok := e.(*syntax.Constant); !ok || c.Str != "OPTIONS" {
				continue
			}
			at := source.Span{Start: e.Span().Start, End: e.Span().End}
			if i > 0 {
				at.Start = list.Elts[i-1].Span().End
			} else {
				at.End = list.Elts[1].Span().Start
			}
			return []diag.Fix{edit("Take OPTIONS out of the methods", r.Registration.Path, at, "")}
		}
	}
	return nil
}
