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

var guardMadeOptional = rule.Rule{
	ID:       "guard-made-optional",
	Title:    "A guard takes its first argument for `optional`",
	Severity: diag.Error,
	Grades:   "A literal `True` is a warning: it may be meant.",
	Profile:  "routes",
	Summary: "Reports a guard of Flask-JWT-Extended 4 with a positional argument, which is its parameter `optional` whatever the " +
		"argument was meant for.",
	Why: "The first parameter of `jwt_required` and `verify_jwt_in_request` is `optional`. Any value there that is true, such as the name of " +
		"a place or of a role, turns the check off for callers who carry no token, while the code looks guarded.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
@jwt_required("headers")
def list_orders():
    return jsonify(orders)
`,
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.before_request
def require_token():
    verify_jwt_in_request("orders")


@app.post("/orders")
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
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
@jwt_required(locations="headers")
def list_orders():
    return jsonify(orders)


@app.get("/invoices")
@jwt_required(False)
def list_invoices():
    return jsonify(orders)
`,
	},
	Fix: "Names the argument `locations` where it lists places of a token, writes `refresh=True` or `fresh=True` for those words, else takes it away.",
	References: []rule.Reference{
		{Title: "Flask-JWT-Extended: API, jwt_required", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.jwt_required"},
		{Title: "CWE-628: Function Call with Incorrectly Specified Arguments", URL: "https://cwe.mitre.org/data/definitions/628.html"},
	},
	CWE:   []int{287, 628},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runGuardMadeOptional,
}

// madeOptional tells whether a route is open because of a guard's first argument.
func madeOptional(r *access.Result) bool { return r.Lenient != nil && r.Verdict != access.Protected }

func runGuardMadeOptional(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !madeOptional(r) {
			return diag.Place{}, false
		}
		return diag.Place{Path: r.Lenient.Path, Span: firstArgument(r).Span()}, true
	})
	for _, c := range found {
		if file := fileOf(p, c.Path); file != nil {
			p.Report(optionalFinding(c, file))
		}
	}
}

// firstArgument is the argument that makes the guard optional.
func firstArgument(r *access.Result) syntax.Expr { return r.Lenient.Node.(*syntax.Call).Args[0] }

func optionalFinding(c cause, file *source.File) diag.Diagnostic {
	call := c.first().Lenient.Node.(*syntax.Call)
	argument := call.Args[0]
	guard := lastPart(dotted(call.Func))
	if guard == "" {
		guard = "the guard"
	}
	text := oneLine(file.Slice(argument.Span()))
	d := diag.Diagnostic{
		Place:    c.Place,
		Severity: diag.Error,
		Message: fmt.Sprintf("The first parameter of %s is `optional`: %s there lets callers without a token reach %s.",
			code(guard), text, c.requests()),
		Related: entry(c.routes).related(),
	}
	if constant, ok := argument.(*syntax.Constant); ok && constant.Kind == syntax.True {
		d.Severity = diag.Warning
		d.Message += " If that is meant, write `optional=True`."
	}
	if namesLocations(argument) {
		d.Message += fmt.Sprintf(" Write %s.", code("locations="+file.Slice(argument.Span())))
		d.Fixes = []diag.Fix{edit("Name the argument `locations`", c.Path,
			source.Span{Start: argument.Span().Start, End: argument.Span().Start}, "locations=")}
		return d
	}
	if word, ok := argument.(*syntax.Constant); ok && (word.Str == "refresh" || word.Str == "fresh") {
		d.Message += fmt.Sprintf(" Write `%s=True`.", word.Str)
		d.Fixes = []diag.Fix{edit(fmt.Sprintf("Write `%s=True`", word.Str), c.Path, argument.Span(), word.Str+"=True")}
		return d
	}
	d.Fixes = []diag.Fix{edit("Take the argument away", c.Path, withComma(call), "")}
	return d
}

// oneLine is a text between backquotes, or "the argument" when it is long.
func oneLine(text string) string {
	if len(text) > 40 || slices.ContainsFunc([]byte(text), func(b byte) bool { return b == '\n' || b == '`' }) {
		return "the argument"
	}
	return code(text)
}

// withComma is the span of a call's first argument and what separates it from
// the next.
func withComma(call *syntax.Call) source.Span {
	at := call.Args[0].Span()
	if len(call.Args) > 1 {
		at.End = call.Args[1].Span().Start
	} else if len(call.Keywords) > 0 {
		at.End = call.Keywords[0].Span().Start
	}
	return at
}

// namesLocations tells whether an argument lists places where a token can stand.
func namesLocations(e syntax.Expr) bool {
	var elements []syntax.Expr
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Kind == syntax.Str && slices.Contains([]string{"headers", "cookies", "json", "query_string"}, e.Str)
	case *syntax.List:
		elements = e.Elts
	case *syntax.Tuple:
		elements = e.Elts
	}
	for _, element := range elements {
		if !namesLocations(element) {
			return false
		}
	}
	return len(elements) > 0
}

// edit is a fix that replaces one span.
func edit(title, path string, at source.Span, text string) diag.Fix {
	return diag.Fix{Title: title, Edits: []diag.Edit{{Place: diag.Place{Path: path, Span: at}, NewText: text}}}
}
