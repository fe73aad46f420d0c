package rules

import (
	"fmt"
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var guardAboveRoute = rule.Rule{
	ID:       "guard-above-route",
	Title:    "A guard stands above the decorator that registers the route",
	Severity: diag.Error,
	Profile:  "routes",
	Summary:  "Reports a guard decorator that stands above the route decorator, where Flask never runs it.",
	Why: "Decorators are applied from the bottom up. A route decorator registers the function that it gets, the one below it, " +
		"and hands the same function on. A guard above wraps that function too late: Flask holds the unwrapped one, and " +
		"answers anyone, while the code looks guarded.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@jwt_required()
@app.get("/users")
def users():
    return jsonify(["ada", "grace"])
`,
		`from flask import Blueprint, Flask, jsonify
from flask_login import LoginManager, login_required

admin = Blueprint("admin", __name__)


@login_required
@admin.route("/invoices", methods=["POST"])
def add_invoice():
    return jsonify(added=True), 201


app = Flask(__name__)
app.config.from_prefixed_env()
login_manager = LoginManager(app)
login_manager.user_loader(lambda user_id: None)
app.register_blueprint(admin)
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/users")
@jwt_required()
def users():
    return jsonify(["ada", "grace"])
`,
	},
	Fix: "Moves the guard below the lowest route decorator of the function. The order of several guards is kept.",
	References: []rule.Reference{
		{Title: "Flask: View Decorators", URL: "https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/"},
		{Title: "Flask-JWT-Extended: Basic Usage", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/basic_usage.html"},
		{Title: "CWE-696: Incorrect Behavior Order", URL: "https://cwe.mitre.org/data/definitions/696.html"},
	},
	CWE: []int{306, 696},
	OWASP: []string{
		"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization",
	},
	Since: "0.1.0",
	Run:   runGuardAboveRoute,
}

// A stack is the decorators of one function, or of one class, with guards above
// its lowest registrar.
type stack struct {
	path      string
	registrar *syntax.Decorator   // the lowest
	guards    []*syntax.Decorator // in the order of the text
	routes    []*access.Result
}

func runGuardAboveRoute(p *rule.Pass) {
	for _, s := range stacks(p.Results) {
		file := fileOf(p, s.path)
		if file == nil {
			continue
		}
		p.Report(s.finding(file))
	}
}

// stacks collects the guards above registrars. A route that something else
// protects is left out: the guard is superfluous there.
func stacks(results []*access.Result) []*stack {
	var list []*stack
	index := map[syntax.Node]*stack{}
	for _, r := range results {
		if r.Above == nil || r.Verdict == access.Protected {
			continue
		}
		var owner syntax.Node = r.Func
		if !declaredOn(r.Func, r.Above.Registrar) {
			owner = r.Above.Registrar // of a class, whose methods are many functions
		}
		s := index[owner]
		if s == nil {
			s = &stack{path: r.Above.Path, registrar: r.Above.Registrar}
			index[owner] = s
			list = append(list, s)
		}
		s.add(r)
	}
	for _, s := range list {
		slices.SortFunc(s.guards, func(a, b *syntax.Decorator) int { return a.At.Start - b.At.Start })
	}
	return list
}

func (s *stack) add(r *access.Result) {
	s.routes = append(s.routes, r)
	if !slices.Contains(s.guards, r.Above.Guard) {
		s.guards = append(s.guards, r.Above.Guard)
	}
	if r.Above.Registrar.At.Start > s.registrar.At.Start {
		s.registrar = r.Above.Registrar
	}
}

func (s *stack) finding(file *source.File) diag.Diagnostic {
	var guards []string
	for _, g := range s.guards {
		guards = append(guards, decoratorText(file, g))
	}
	all, stand, them := enumerate(guards), "stands", "it"
	if len(guards) > 1 {
		stand, them = "stand", "them"
	}
	registrar := decoratorName(file, s.registrar)
	routes := entries(s.routes, func(*access.Result) bool { return true })
	d := diag.Diagnostic{
		Place:    diag.Place{Path: s.path, Span: s.guards[0].At},
		Severity: diag.Error,
		Message: fmt.Sprintf("%s %s above %s, so Flask never runs %s for %s: %s registers only what is below it.",
			all, stand, registrar, them, requestsOf(routes), registrar),
		Related: []diag.Related{{
			Place:   diag.Place{Path: s.path, Span: s.registrar.At},
			Message: registrar + " registers what is below it.",
		}},
	}
	if !declaredOn(s.routes[0].Func, s.registrar) {
		d.Message += fmt.Sprintf(" Put %s on the methods of the class.", them)
		return d
	}
	d.Message += fmt.Sprintf(" Put %s below %s.", them, registrar)
	d.Fixes = []diag.Fix{{Title: fmt.Sprintf("Move %s below %s", all, registrar), Edits: s.moves(file)}}
	return d
}

// moves takes the lines of the guards out, and puts them behind the registrar's.
func (s *stack) moves(file *source.File) []diag.Edit {
	var edits []diag.Edit
	text := ""
	for _, g := range s.guards {
		lines := wholeLines(file, g.At)
		edits = append(edits, diag.Edit{Place: diag.Place{Path: s.path, Span: lines}})
		text += file.Slice(lines)
	}
	end := wholeLines(file, s.registrar.At).End
	return append(edits, diag.Edit{
		Place:   diag.Place{Path: s.path, Span: source.Span{Start: end, End: end}},
		NewText: text,
	})
}

// wholeLines widens a span to the lines that it stands on, the last line break
// included. A decorator shares its lines with nothing but a comment.
func wholeLines(file *source.File, at source.Span) source.Span {
	return source.Span{
		Start: file.LineStart(file.Line(at.Start)),
		End:   file.LineStart(file.Line(at.End-1) + 1),
	}
}
