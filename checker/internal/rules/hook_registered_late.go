package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var hookRegisteredLate = rule.Rule{
	ID:       "hook-registered-late",
	Title:    "A hook is declared after its blueprint was registered, or the blueprint never is",
	Severity: diag.Error,
	Profile:  "routes",
	Summary: "Reports a `before_request` or `before_app_request` hook that would guard routes, and that its blueprint gets after the " +
		"blueprint was registered. Also reports a `before_app_request` hook that would guard routes, on a blueprint that no file registers.",
	Why: "Registering a blueprint copies its hooks to the application. Up to version 2.2 Flask never runs a hook that comes later, for the routes that are registered " +
		"already, so they answer anyone; later versions stop with an error at that line. The hooks of a blueprint that is never registered don't run at all.",
	Bad: []string{
		`from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.delete("/cache")
def clear_cache():
    return jsonify(cleared=True)


app.register_blueprint(admin)


@admin.before_request
def require_token():
    verify_jwt_in_request()
`,
		`from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
security = Blueprint("security", __name__)


@security.before_app_request
def require_token():
    verify_jwt_in_request()


@app.delete("/cache")
def clear_cache():
    return jsonify(cleared=True)
`,
	},
	Good: []string{
		`from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.before_request
def require_token():
    verify_jwt_in_request()


@admin.delete("/cache")
def clear_cache():
    return jsonify(cleared=True)


app.register_blueprint(admin)
`,
	},
	Fix: "Moves the registration of the blueprint behind the hook, or adds it there.",
	References: []rule.Reference{
		{Title: "Flask: Modular Applications with Blueprints", URL: "https://flask.palletsprojects.com/en/stable/blueprints/"},
		{Title: "CWE-696: Incorrect Behavior Order", URL: "https://cwe.mitre.org/data/definitions/696.html"},
	},
	CWE:   []int{306, 696},
	OWASP: []string{"A01:2021 Broken Access Control", "A05:2021 Security Misconfiguration"},
	Since: "0.1.0",
	Run:   runHookRegisteredLate,
}

func runHookRegisteredLate(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if r.Late == nil {
			return diag.Place{}, false
		}
		return r.Late.Place, true
	})
	for _, c := range found {
		late := c.first().Late
		if late.Registered == (diag.Place{}) {
			p.Report(neverRegistered(p, c))
			continue
		}
		d := diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("This hook comes after its blueprint was registered, so it does not guard %s. "+
				"From version 2.3 on Flask stops with an error here. Declare the hook before the registration.", c.requests()),
			Related: []diag.Related{{Place: late.Registered, Message: "The blueprint is registered here."}},
		}
		if file := fileOf(p, c.Path); file != nil && late.Registered.Path == c.Path {
			d.Fixes = registeredAfter(moduleOf(p, c.Path), late.Registered.Span, c.Span)
		}
		p.Report(d)
	}
}

// neverRegistered is a finding about a hook whose blueprint no file registers.
func neverRegistered(p *rule.Pass, c cause) diag.Diagnostic {
	d := diag.Diagnostic{
		Place:    c.Place,
		Severity: diag.Error,
		Message:  fmt.Sprintf("The blueprint of this hook is never registered, so it does not guard %s. Register the blueprint.", c.requests()),
		Related:  entry(c.routes).related(),
	}
	if m := moduleOf(p, c.Path); m != nil {
		d.Fixes = registeredHere(m, c.first().App, c.Span)
	}
	return d
}

// registeredHere registers a blueprint behind a hook that decorates a function at
// the top level of the file in which the application is made.
func registeredHere(m *syntax.Module, app string, hook source.Span) []diag.Fix {
	made := false
	for _, s := range m.Body {
		if a, ok := s.(*syntax.Assign); ok && len(a.Targets) == 1 && dotted(a.Targets[0]) == app {
			made = true
		}
		f, ok := s.(*syntax.FunctionDef)
		if !ok || !made {
			continue
		}
		for _, d := range f.Decorators {
			of, ok := d.Expr.(*syntax.Attribute)
			if !ok || hook.Start < d.At.Start || d.At.End < hook.End {
				continue
			}
			end := m.File.LineStart(m.File.Line(f.At.End-1) + 1)
			text := fmt.Sprintf("%s.register_blueprint(%s)", app, dotted(of.Value))
			return []diag.Fix{edit(fmt.Sprintf("Add %s behind the hook", code(text)), m.File.Path, source.Span{Start: end, End: end}, "\n\n"+text+"\n")}
		}
	}
	return nil
}

// registeredAfter moves the statement of a registration behind the hook, when both
// stand at the top level of one file.
func registeredAfter(m *syntax.Module, registration, hook source.Span) []diag.Fix {
	var register, after syntax.Stmt
	for _, s := range m.Body {
		at := s.Span()
		if e, ok := s.(*syntax.ExprStmt); ok && at.Start <= registration.Start && registration.End <= at.End {
			register = e
		}
		decorators, _ := headOf(s)
		for _, d := range decorators {
			at.Start = min(at.Start, d.At.Start)
		}
		if at.Start <= hook.Start && hook.End <= at.End {
			after = s
		}
	}
	if register == nil || after == nil || register.Span().Start >= after.Span().Start {
		return nil
	}
	file := m.File
	lines := wholeLines(file, register.Span())
	end := file.LineStart(file.Line(after.Span().End-1) + 1)
	return []diag.Fix{{Title: "Move the registration behind the hook", Edits: []diag.Edit{
		{Place: diag.Place{Path: file.Path, Span: lines}},
		{Place: diag.Place{Path: file.Path, Span: source.Span{Start: end, End: end}}, NewText: "\n\n" + file.Slice(lines)},
	}}}
}
