package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

var guardCallForm = rule.Rule{
	ID:       "guard-call-form",
	Title:    "A guard lacks its parentheses, or has some that its package does not take",
	Severity: diag.Error,
	Profile:  "routes",
	Summary:  "Reports a guard of a known package that is written bare where it must be called, or called where it must be bare.",
	Why: "A guard that must be called is a function that makes the decorator. Written bare it takes the view for its first " +
		"argument, and the route fails for every caller, with or without a token. A guard that must be bare, when it is called, " +
		"lacks the view, and the app does not start. Which form is right depends on the package and its version: `jwt_required` of Flask-JWT-Extended was bare up to version 3 and is called since version 4.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/claims")
@jwt_required
def claims():
    return jsonify(get_jwt())
`,
		`from flask import Flask, jsonify
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.config.from_prefixed_env()
login_manager = LoginManager(app)
accounts = {}


@login_manager.user_loader
def load_user(user_id):
    return accounts.get(user_id)


@app.get("/profile")
@login_required()
def profile():
    return jsonify(name="ada")
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/claims")
@jwt_required()
def claims():
    return jsonify(get_jwt())
`,
	},
	Fix: "Adds the parentheses, or takes empty ones away.",
	References: []rule.Reference{
		{Title: "Flask-JWT-Extended: 4.0.0 Breaking Changes and Upgrade Guide", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/v4_upgrade_guide.html"},
		{Title: "Flask-Login: login_required", URL: "https://flask-login.readthedocs.io/en/latest/#flask_login.login_required"},
		{Title: "CWE-670: Always-Incorrect Control Flow Implementation", URL: "https://cwe.mitre.org/data/definitions/670.html"},
	},
	CWE:   []int{670},
	Since: "0.1.0",
	Run:   runGuardCallForm,
}

func runGuardCallForm(p *rule.Pass) {
	var places []written
	found := map[written][]*access.Result{}
	for _, r := range p.Results {
		if r.Misuse == nil {
			continue
		}
		file := fileOf(p, r.Misuse.Path)
		if file == nil {
			continue
		}
		w := asWritten(file, r)
		if found[w] == nil {
			places = append(places, w)
		}
		found[w] = append(found[w], r)
	}
	for _, w := range places {
		p.Report(callFormFinding(w, found[w]))
	}
}

// callFormFinding reports one guard that is written in the wrong form, for all
// the routes that it stands before.
func callFormFinding(w written, routes []*access.Result) diag.Diagnostic {
	m := routes[0].Misuse
	d := diag.Diagnostic{Place: w.Place, Severity: diag.Error, Related: entry(routes).related()}
	if m.MustCall {
		right := code(w.at + w.text + "()")
		d.Message = fmt.Sprintf("%s must be called in %s: write %s.", code(w.at+w.text), m.Package, right)
		if broken := entries(routes, func(r *access.Result) bool { return r.Verdict == access.Broken }); len(broken) > 0 {
			d.Message += fmt.Sprintf(" As it is, every call of %s fails.", requestsOf(broken))
		}
		if w.exact {
			d.Fixes = []diag.Fix{ending("Add the parentheses: "+right, w, w.Span.End, "()")}
		}
		return d
	}
	bare := emptyCall().ReplaceAllString(w.text, "")
	if bare == w.text { // it has arguments, which say something that is to be kept
		d.Message = fmt.Sprintf("%s takes no parentheses in %s. As it is, Python stops with an error at this line.", code(w.at+m.Guard), m.Package)
		return d
	}
	right := code(w.at + bare)
	d.Message = fmt.Sprintf("%s takes no parentheses in %s: write %s. As it is, Python stops with an error at this line.",
		code(w.at+w.text), m.Package, right)
	d.Fixes = []diag.Fix{ending("Take the parentheses away: "+right, w, w.Span.Start+len(bare), "")}
	return d
}

// ending is the fix that replaces everything from an offset to the end of the
// guard.
func ending(title string, w written, from int, text string) diag.Fix {
	return diag.Fix{Title: title, Edits: []diag.Edit{{
		Place:   diag.Place{Path: w.Path, Span: source.Span{Start: from, End: w.Span.End}},
		NewText: text,
	}}}
}

// emptyCall matches the empty parentheses at the end of a call.
var emptyCall = pattern.Of(`\s*\(\s*\)$`)
