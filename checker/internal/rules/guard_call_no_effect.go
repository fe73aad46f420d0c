package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var guardCallNoEffect = rule.Rule{
	ID:       "guard-call-no-effect",
	Title:    "A guard is called as a statement, which checks nothing",
	Severity: diag.Error,
	Profile:  "routes",
	Summary:  "Reports a call that makes a guard decorator and puts it on nothing, in a function that runs for a request.",
	Why: "A guard such as `jwt_required()` gives a decorator. The check runs when the function that it decorates is called. " +
		"As a statement inside a function the call makes a decorator and throws it away: no token is looked at.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
def list_orders():
    jwt_required()
    return jsonify(orders)
`,
		`import flask_jwt_extended
from flask import Flask, jsonify

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = flask_jwt_extended.JWTManager(app)
orders = []


@app.before_request
def require_token():
    flask_jwt_extended.jwt_required(fresh=True)


@app.post("/orders")
def add_order():
    orders.append({})
    return jsonify(added=True), 201
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
def list_orders():
    verify_jwt_in_request()
    return jsonify(orders)
`,
	},
	Fix: "Calls `verify_jwt_in_request` instead, which checks at once, for Flask-JWT-Extended.",
	References: []rule.Reference{
		{Title: "Flask-JWT-Extended: Custom Decorators", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/custom_decorators.html"},
		{Title: "CWE-252: Unchecked Return Value", URL: "https://cwe.mitre.org/data/definitions/252.html"},
	},
	CWE:   []int{252, 306},
	OWASP: []string{"A01:2021 Broken Access Control", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runGuardCallNoEffect,
}

// calledForNothing tells whether a route is open behind a guard that was made and
// put on nothing.
func calledForNothing(r *access.Result) bool {
	return r.Idle != nil && r.Verdict != access.Protected && r.Verdict != access.Broken
}

func runGuardCallNoEffect(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !calledForNothing(r) {
			return diag.Place{}, false
		}
		return r.Idle.Place, true
	})
	for _, c := range found {
		use := c.first().Idle
		call, file := use.Node.(*syntax.Call), fileOf(p, c.Path)
		name := dotted(call.Func)
		if file == nil || name == "" {
			continue
		}
		p.Report(diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("%s makes a decorator and puts it on nothing, so it checks nothing: anyone can call %s.",
				code(name+"()"), c.requests()),
			Related: entry(c.routes).related(),
			Fixes:   verifyInstead(p, c.Path, call),
		})
	}
}

const (
	madeGuard    = "jwt_required"
	verification = "verify_jwt_in_request"
)

// verifyInstead calls Flask-JWT-Extended's verification, and imports it.
func verifyInstead(p *rule.Pass, path string, call *syntax.Call) []diag.Fix {
	title := fmt.Sprintf("Call %s", code(verification+"()"))
	switch f := call.Func.(type) {
	case *syntax.Attribute:
		if f.Attr == madeGuard {
			return []diag.Fix{edit(title, path, f.AttrAt, verification)}
		}
	case *syntax.Name:
		at, imported := importOf(moduleOf(p, path), madeGuard, verification)
		if f.ID != madeGuard || at.None() {
			return nil
		}
		fix := edit(title, path, f.At, verification)
		if !imported {
			fix.Edits = append(fix.Edits, diag.Edit{
				Place:   diag.Place{Path: path, Span: source.Span{Start: at.End, End: at.End}},
				NewText: ", " + verification,
			})
		}
		return []diag.Fix{fix}
	}
	return nil
}

// importOf finds the place where a name is imported by its own name, and tells
// whether another is imported beside it.
func importOf(m *syntax.Module, name, beside string) (at source.Span, both bool) {
	if m == nil {
		return at, false
	}
	for _, s := range m.Body {
		imp, ok := s.(*syntax.ImportFrom)
		if !ok {
			continue
		}
		for _, a := range imp.Names {
			if a.AsName == "" && a.Name == name {
				at = a.Span()
			}
			both = both || a.AsName == "" && a.Name == beside
		}
	}
	return at, both
}

// moduleOf finds the tree of a path, nil when it is not among the files.
func moduleOf(p *rule.Pass, path string) *syntax.Module {
	for _, m := range p.Modules {
		if m.File.Path == path {
			return m
		}
	}
	return nil
}
